using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>The ways to read the symmetry of a data block, of which the rest of the block decides.</summary>
/// <param name="Likely">
/// Those that are as likely as each other, at least one: several where the block leaves something open, the customary one first.
/// </param>
/// <param name="Unlikely">Those to be taken only where all likely ones contradict the rest of the block, the best first.</param>
/// <param name="Question">What several likely readings leave open, with the line, or null.</param>
/// <param name="MustBeDecided">Whether the block is refused where nothing in it decides: it contradicts itself.</param>
internal sealed record SymmetryReadings(
    ImmutableArray<SymmetryReading> Likely,
    ImmutableArray<SymmetryReading> Unlikely,
    (int Line, string Text)? Question = null,
    bool MustBeDecided = false)
{
    // Of the sum of the covalent radii: below the first, atoms are closer than in most crystals, and another reading that has them
    // further apart by the second factor is the better one.
    private const double CloseContact = 0.9;
    private const double BetterContact = 1.15;

    /// <summary>Symmetry that leaves nothing open.</summary>
    internal static SymmetryReadings Of(SymmetryReading reading, params ImmutableArray<SymmetryReading> unlikely) =>
        new([reading], unlikely);

    /// <summary>The sites under the reading that agrees with the rest of the block.</summary>
    /// <exception cref="InvalidInputException">No reading makes a crystal, or the block contradicts itself and nothing decides.</exception>
    internal ExpandedSites Expand(Lattice lattice, List<CifSite> sites, CifEvidence evidence, List<string> warnings)
    {
        var trials = Likely.Select(reading => Trial.Make(reading, lattice, sites, evidence)).ToList();
        var sound = trials.Where(trial => trial.IsSound).ToList();
        if (sound.Count == 0)
            sound = [.. Unlikely.Select(reading => Trial.Make(reading, lattice, sites, evidence)).Where(trial => trial.IsSound).Take(1)];
        var (chosen, reason) = sound.Count switch
        {
            0 => (trials.Find(trial => trial.Expanded is not null) ?? trials[0], "nothing in the file agrees with either"),
            1 => (sound[0], "it alone agrees with the rest of the file"),
            _ when MakeTheSame(sound) => (sound[0], "the atoms are the same with the other"),
            _ when !MustBeDecided && Nearest(sound) is { } best => (best, "with the other, atoms would be closer than in most crystals"),
            _ => (sound[0], "nothing in the file decides; give the symmetry operators"),
        };
        var isOpen = sound.Count == 0 || (sound.Count > 1 && !MakeTheSame(sound));
        if (Question is { } question)
        {
            if (MustBeDecided && isOpen)
            {
                throw new InvalidInputException(
                    $"{question.Text}, and nothing in the file decides; correct it or give the symmetry operators", line: question.Line);
            }

            warnings.Add($"line {question.Line}: {question.Text}; {chosen.Reading.Name} is taken: {reason}");
        }
        else if (!trials.Contains(chosen))
        {
            warnings.Add(
                $"line {sites[0].Line}: the rest of the file contradicts {Likely[0].Name}; "
                + $"{chosen.Reading.Name} is taken, which agrees with it");
        }

        warnings.AddRange(chosen.Reading.Warnings);
        return chosen.Expanded ?? throw chosen.Fault!;
    }

    private static Trial? Nearest(List<Trial> sound)
    {
        var ordered = sound.Select(trial => (Trial: trial, Contact: Contacts.Shortest(trial.Expanded!.Crystal)))
            .OrderByDescending(entry => entry.Contact).ToList();
        return ordered[^1].Contact < CloseContact && ordered[0].Contact > BetterContact * ordered[1].Contact ? ordered[0].Trial : null;
    }

    // Where all atoms of the cell are listed, the operations of no reading add to them.
    private static bool MakeTheSame(List<Trial> sound) =>
        sound.Exists(trial => trial.Expanded!.Images.All(image => image.Count == 1))
        && sound.All(trial => trial.Expanded!.Crystal.Formula == sound[0].Expanded!.Crystal.Formula);

    private sealed record Trial(SymmetryReading Reading, ExpandedSites? Expanded, InvalidInputException? Fault, bool IsSound)
    {
        internal static Trial Make(SymmetryReading reading, Lattice lattice, List<CifSite> sites, CifEvidence evidence)
        {
            try
            {
                var expanded = SiteExpansion.Expand(lattice, sites, reading.Operations);
                return new Trial(reading, expanded, null, !evidence.ContradictsFormula(expanded) && evidence.Against(expanded).Count == 0);
            }
            catch (InvalidInputException fault)
            {
                return new Trial(reading, null, fault, false);
            }
        }
    }
}
