using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>Reads a POSCAR from the top down, in the order of its lines.</summary>
internal static class PoscarReader
{
    /// <summary>The characters that begin a comment.</summary>
    internal const string CommentMarks = "!#";

    /// <summary>The crystal and the comment of the first line.</summary>
    internal static (Crystal Crystal, string Comment) Read(string text)
    {
        var lines = new TextLines(text, CommentMarks);
        lines.MoveNext("the comment");
        var comment = lines.Line.Trim().ToString();
        lines.MoveToWords("the scale");
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
        var named = new List<Element?>();
        var total = counts.Sum();
        for (var atom = 0; atom < total; atom++)
        {
            lines.MoveNext($"the position of atom {atom + 1} of {total}");
            const string Expected = "the three coordinates of an atom";
            var position = lines.VectorAt(0, Expected);
            positions.Add(FractionalCoordinate.Check(isCartesian ? cell.ToFractional(position) : position, lines.Number));
            named.Add(PoscarSpecies.OfAtom(lines.Words, isSelective));
        }

        var species = PoscarSpecies.Resolve(labels, counts, named, comment, countsLine);
        var crystal = LineFault.At(countsLine, () => new Crystal(cell.Lattice, species, positions.ToImmutable()));
        return (crystal, comment);
    }

    // VASP breaks a long list of species over several lines, and that of their numbers as well.
    private static List<int> ReadCounts(TextLines lines, ImmutableArray<Element>? labels)
    {
        var counts = new List<int>();
        var total = AppendCounts(lines, counts, 0);
        while (labels is { } known && counts.Count < known.Length)
        {
            lines.MoveNext("the number of atoms of each species");
            total = AppendCounts(lines, counts, total);
        }

        if (total == 0)
            throw lines.Fault("the file has no atoms; give the number of atoms of each species");
        if (labels is { } named && named.Length != counts.Count)
            throw lines.Fault($"{named.Length} species but {counts.Count} numbers of atoms; give one number a species");
        return counts;
    }

    private static long AppendCounts(TextLines lines, List<int> counts, long total)
    {
        var expected = "the number of atoms of each species";
        for (var index = 0; index < Math.Max(lines.Words.Length, 1); index++)
        {
            var word = lines.WordAt(index, expected);
            if (!InvariantNumber.TryParseCount(word, out var count))
            {
                if (index > 0 && !char.IsAsciiDigit(word[0]) && word[0] is not '-' and not '+')
                    break; // a comment without a mark
                throw lines.Fault($"expected {expected}, found {Excerpt.Quoted(word)}");
            }

            counts.Add(count);
            total += count;
            if (total > Crystal.MaximumAtoms)
                throw lines.Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
        }

        return total;
    }

    // VASP looks at the first letter only, and takes every other word for 'Direct'.
    private static char FirstLetter(TextLines lines) => lines.Words is [var word, ..] && char.IsAsciiLetter(word[0])
        ? word[0]
        : throw lines.Fault($"expected 'Direct' or 'Cartesian', found {Excerpt.Quoted(lines.Line.Trim())}");
}
