using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>Reads an input of pw.x: the namelists, then the cards in any order.</summary>
internal static class EspressoReader
{
    internal static (Crystal Crystal, ImmutableArray<string> Warnings) Read(string text)
    {
        // In cards '#' and '!' begin a comment; namelists are read from the whole lines.
        var lines = new TextLines(text, "!#");
        var system = SystemNamelist.Read(lines);
        var atoms = system.Count("nat", Crystal.MaximumAtoms);
        var speciesCount = system.Count("ntyp", Crystal.MaximumAtoms);

        CellParametersCard? cell = null;
        AtomicPositionsCard? positions = null;
        AtomicSpeciesCard? species = null;
        var isAtLine = lines.WordCount > 0;
        while (isAtLine)
        {
            var name = CardName.Find(lines.Word(0));
            if (name == "CELL_PARAMETERS")
                cell = IsFirst(cell, lines) ? CellParametersCard.Read(lines) : cell;
            else if (name == "ATOMIC_SPECIES")
                species = IsFirst(species, lines) ? AtomicSpeciesCard.Read(lines, speciesCount) : species;
            else if (name == "ATOMIC_POSITIONS")
                positions = IsFirst(positions, lines) ? AtomicPositionsCard.Read(lines, atoms) : positions;
            isAtLine = lines.TryMoveToWords();
            if (isAtLine && name == "ATOMIC_POSITIONS" && CardName.Find(lines.Word(0)) is null)
            {
                throw lines.Fault(
                    $"expected a card such as K_POINTS after the {atoms} atoms of nat, found {Excerpt.Quoted(lines.Word(0))}");
            }
        }

        if (species is null)
            throw lines.Fault("the card ATOMIC_SPECIES is missing; write a line 'label mass pseudopotential' for each species");
        if (positions is null)
            throw lines.Fault("the card ATOMIC_POSITIONS is missing");
        var unitCell = EspressoCell.Resolve(system, cell);
        ImmutableArray<Element> elements = [.. positions.Atoms.Select(atom => species.Find(atom.Label, atom.Line))];
        var crystal = LineFault.At(positions.Line, () => new Crystal(unitCell.Lattice, elements, positions.FractionalPositions(unitCell)));
        return (crystal, [.. species.Warnings]);
    }

    private static bool IsFirst(object? card, TextLines lines) =>
        card is null ? true : throw lines.Fault($"a second card {lines.Word(0)}; an input has one");
}
