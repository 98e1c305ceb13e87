using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>Reads a POSCAR from the top down, in the order of its lines.</summary>
internal static class PoscarReader
{
    /// <summary>The crystal and the comment of the first line.</summary>
    internal static (Crystal Crystal, string Comment) Read(string text)
    {
        var lines = new PoscarLines(text);
        lines.MoveNext("the comment");
        var comment = lines.Line.Trim();
        lines.MoveNext("the scale");
        var cell = PoscarCell.Read(lines);

        lines.MoveNext("the species or the number of atoms of each");
        var labels = PoscarSpecies.ReadLabels(lines);
        var counts = ReadCounts(lines, labels);
        var countsLine = lines.Number;

        lines.MoveNext("'Direct' or 'Cartesian'");
        var isSelective = FirstLetter(lines) is 's' or 'S';
        if (isSelective)
            lines.MoveNext("'Direct' or 'Cartesian'");
        var isCartesian = FirstLetter(lines) is 'c' or 'C' or 'k' or 'K';

        var positions = ImmutableArray.CreateBuilder<Vector3D>();
        var trailing = new List<string?>();
        var total = counts.Sum();
        for (var atom = 0; atom < total; atom++)
        {
            lines.MoveNext($"the position of atom {atom + 1} of {total}");
            const string Expected = "the three coordinates of an atom";
            var position = new Vector3D(lines.NumberAt(0, Expected), lines.NumberAt(1, Expected), lines.NumberAt(2, Expected));
            positions.Add(FractionalCoordinate.Check(isCartesian ? cell.ToFractional(position) : position, lines.Number));
            trailing.Add(lines.Words.ElementAtOrDefault(isSelective ? 6 : 3));
        }

        var species = PoscarSpecies.Resolve(labels, counts, trailing, comment, countsLine);
        var crystal = LineFault.At(countsLine, () => new Crystal(cell.Lattice, species, positions.ToImmutable()));
        return (crystal, comment);
    }

    private static List<int> ReadCounts(PoscarLines lines, ImmutableArray<Element>? labels)
    {
        if (labels is not null)
            lines.MoveNext("the number of atoms of each species");
        var counts = new List<int>();
        var total = 0L;
        foreach (var word in lines.Words)
        {
            if (!InvariantNumber.TryParseCount(word, out var count))
            {
                if (counts.Count > 0 && !char.IsAsciiDigit(word[0]) && word[0] is not '-' and not '+')
                    break; // a comment without a mark
                throw lines.Fault($"expected the number of atoms of each species, found {Excerpt.Quoted(word)}");
            }

            counts.Add(count);
            total += count;
            if (total > Crystal.MaximumAtoms)
                throw lines.Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
        }

        if (total == 0)
            throw lines.Fault("the file has no atoms; give the number of atoms of each species");
        if (labels is { } known && known.Length != counts.Count)
            throw lines.Fault($"{known.Length} species but {counts.Count} numbers of atoms; give one number a species");
        return counts;
    }

    // VASP looks at the first letter only, and takes every other word for 'Direct'.
    private static char FirstLetter(PoscarLines lines) => lines.Words is [var word, ..] && char.IsAsciiLetter(word[0])
        ? word[0]
        : throw lines.Fault($"expected 'Direct' or 'Cartesian', found {Excerpt.Quoted(lines.Line.Trim())}");
}
