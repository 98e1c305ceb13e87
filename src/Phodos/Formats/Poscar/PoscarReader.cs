using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>Reads a POSCAR from the top down, in the order of its lines.</summary>
internal static class PoscarReader
{
    /// <summary>The characters that begin a comment.</summary>
    internal const string CommentMarks = "!#";

    // How the frames of an XDATCAR are headed: 'Direct configuration=     1'.
    private const string FrameMark = "configuration=";

    /// <summary>The first structure; its title is the comment of the first line.</summary>
    internal static StructureFile Read(string text, string format)
    {
        var lines = new TextLines(text, CommentMarks);
        lines.MoveNext("the comment");
        var comment = lines.Line.Trim().ToString();
        lines.MoveToWords("the scale");
        var cell = PoscarCell.Read(lines);

        lines.MoveNext("the species or the number of atoms of each");
        var named = new PoscarSpecies();
        named.ReadLine(lines);
        var counts = ReadCounts(lines, named.Count);
        var countsLine = lines.Number;

        lines.MoveNext("'Direct' or 'Cartesian'");
        var isSelective = FirstLetter(lines) is 's' or 'S';
        if (isSelective)
            lines.MoveNext("'Direct' or 'Cartesian'");
        var isTrajectory = lines.Line.Contains(FrameMark, StringComparison.OrdinalIgnoreCase);
        var isCartesian = FirstLetter(lines) is 'c' or 'C' or 'k' or 'K';

        var positions = ImmutableArray.CreateBuilder<Vector3D>();
        var total = counts.Sum();
        for (var atom = 0; atom < total; atom++)
        {
            lines.MoveNext($"the position of atom {atom + 1} of {total}");
            const string Expected = "the three coordinates of an atom";
            var position = lines.VectorAt(0, Expected);
            positions.Add(FractionalCoordinate.Check(isCartesian ? cell.ToFractional(position) : position, lines.Number));
            named.ReadAtom(lines, isSelective);
        }

        var rest = lines.Rest;
        RefuseFurtherPosition(lines, total);
        var warnings = new List<string>();
        var species = named.Resolve(counts, comment, countsLine, warnings);
        var crystal = LineFault.At(countsLine, () => new Crystal(cell.Lattice, species, positions.ToImmutable()));
        var structures = 1 + CountFurther(rest, isTrajectory);
        if (structures > 1)
            warnings.Insert(0, $"line 1: the file has {structures} structures{(isTrajectory ? "" : " or more")}; the first is read");
        return new StructureFile(crystal, format, comment.Length == 0 ? null : comment, [.. warnings]) { BlockCount = structures };
    }

    // Velocities and grids stand behind an empty line or a word, so that a number here is a position that the counts leave out.
    private static void RefuseFurtherPosition(TextLines lines, int total)
    {
        if (lines.TryMoveNext() && lines.LeadingNumbers() == 3)
        {
            throw lines.Fault(
                $"a further position stands behind the {total} atoms of the counts; correct the numbers of atoms");
        }
    }

    // The frames of an XDATCAR, or a second POSCAR behind the first.
    private static int CountFurther(ReadOnlySpan<char> rest, bool isTrajectory)
    {
        if (isTrajectory)
            return rest.Count(FrameMark);
        var lines = new TextLines(new string(rest[..Math.Min(rest.Length, StructureFormats.HeadLength)]), CommentMarks);
        return IsHead(lines) && lines.TryMoveNext() && lines.WordCount > 0 && char.IsAsciiLetter(lines.Word(0)[0]) ? 1 : 0;
    }

    /// <summary>Whether the next lines are a comment, a scale and three vectors.</summary>
    internal static bool IsHead(TextLines lines) =>
        lines.TryMoveNext()
        && lines.TryMoveToWords() && lines.LeadingNumbers() is 1 or 3
        && lines.TryMoveToWords() && lines.LeadingNumbers() == 3
        && lines.TryMoveToWords() && lines.LeadingNumbers() == 3
        && lines.TryMoveToWords() && lines.LeadingNumbers() == 3;

    // VASP breaks a long list of species over several lines, and that of their numbers as well.
    private static List<int> ReadCounts(TextLines lines, int? speciesCount)
    {
        var counts = new List<int>();
        var total = AppendCounts(lines, counts, 0);
        while (counts.Count < speciesCount)
        {
            lines.MoveNext("the number of atoms of each species");
            total = AppendCounts(lines, counts, total);
        }

        if (total == 0)
            throw lines.Fault("the file has no atoms; give the number of atoms of each species");
        if (speciesCount is { } named && named != counts.Count)
            throw lines.Fault($"{named} species but {counts.Count} numbers of atoms; give one number a species");
        return counts;
    }

    private static long AppendCounts(TextLines lines, List<int> counts, long total)
    {
        var expected = "the number of atoms of each species";
        for (var index = 0; index < Math.Max(lines.WordCount, 1); index++)
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
    private static char FirstLetter(TextLines lines) => lines.WordCount > 0 && char.IsAsciiLetter(lines.Word(0)[0])
        ? lines.Word(0)[0]
        : throw lines.Fault($"expected 'Direct' or 'Cartesian', found {Excerpt.Quoted(lines.Line.Trim())}");
}
