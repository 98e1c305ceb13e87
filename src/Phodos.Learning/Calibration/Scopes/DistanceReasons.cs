using System.Globalization;
using static Phodos.Learning.Calibration.Scopes.Surroundings;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>Whether atoms are closer, further apart, or surrounded by more or fewer others than in any crystal that a model learnt from.</summary>
internal static class DistanceReasons
{
    // Chosen on crystals that the shipped model did not learn from: 3 in 100 are told of, and of those that it learnt from all when stretched
    // or compressed by 25 % (docs/prediction.md).
    private const double Tolerance = 0.03;
    private const double ToleranceOfFew = 0.10;
    private const double BondingTolerance = 1.35;
    private const double BondingToleranceOfFew = 1.6;

    internal static IEnumerable<string> Of(ModelScope scope, Surroundings[] atoms, double cutoff)
    {
        // Atoms that see nothing are told of, where those of their element never did so.
        var alone = atoms.FirstOrDefault(atom => atom.Nearest is null && scope.Bonding.GetValueOrDefault(atom.Element.Symbol) is not { Least: 0 });
        if (alone is not null)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{alone.Element} has no other atom within {cutoff:G4} Å, as far as the model sees: it takes it as alone; check the cell and its unit");
            yield break;
        }

        var told = false;
        foreach (var reason in Worst(scope, atoms))
        {
            told = true;
            yield return reason;
        }

        if (told)
            yield break;
        foreach (var reason in WorstBonding(scope, atoms))
            yield return reason;
    }

    private static IEnumerable<string> Worst(ModelScope scope, Surroundings[] atoms)
    {
        var (shortest, longest) = ((Ratio: 1.0, Text: ""), (Ratio: 1.0, Text: ""));
        foreach (var atom in atoms)
        {
            if (atom.Nearest is null || !scope.Distances.TryGetValue(atom.Pair, out var seen))
                continue;
            var tolerance = seen.IsOfFew ? ToleranceOfFew : Tolerance;
            var (below, above) = (atom.Distance / (seen.Least * (1 - tolerance)), atom.Distance / (seen.Greatest * (1 + tolerance)));
            if (below < shortest.Ratio)
                shortest = (below, Text(atom, seen, "denser"));
            if (above > longest.Ratio)
                longest = (above, Text(atom, seen, "less dense"));
        }

        return new[] { shortest.Text, longest.Text }.Where(text => text.Length > 0);

        string Text(Surroundings atom, SeenRange seen, string change) =>
            $"the nearest neighbour of {atom.Element}, {atom.Nearest}, is at {Angstrom(atom.Distance)} Å; in {Crystals(seen)} with such "
            + $"neighbours that the model learnt from it was at {Range(seen)} Å: check lattice constants and unit, or relax the "
            + $"structure; a {change} crystal than it has seen is beyond the model";

        static string Crystals(SeenRange seen) => seen.Crystals == 1 ? "the one crystal" : $"the {seen.Crystals} crystals";

        static string Range(SeenRange seen) => Angstrom(seen.Least) == Angstrom(seen.Greatest)
            ? Angstrom(seen.Least)
            : $"{Angstrom(seen.Least)} to {Angstrom(seen.Greatest)}";
    }

    private static IEnumerable<string> WorstBonding(ModelScope scope, Surroundings[] atoms)
    {
        var (loosest, tightest) = ((Ratio: 1.0, Text: ""), (Ratio: 1.0, Text: ""));
        foreach (var atom in atoms)
        {
            if (!scope.Bonding.TryGetValue(atom.Element.Symbol, out var seen))
                continue;
            var tolerance = seen.IsOfFew ? BondingToleranceOfFew : BondingTolerance;
            var (below, above) = (atom.Bonding / (seen.Least / tolerance), atom.Bonding / (seen.Greatest * tolerance));
            if (below < loosest.Ratio)
            {
                loosest = (below, $"{atom.Element} has fewer or more distant neighbours than in any crystal that the model learnt from: "
                    + "is an atom missing, a surface open, or the cell too large? If it is meant so, calculate the phonons");
            }

            if (above > tightest.Ratio)
            {
                tightest = (above, $"{atom.Element} has more or closer neighbours than in any crystal that the model learnt from: "
                    + "is an atom there twice, or the cell too small? If it is meant so, calculate the phonons");
            }
        }

        return new[] { loosest.Text, tightest.Text }.Where(text => text.Length > 0);
    }
}
