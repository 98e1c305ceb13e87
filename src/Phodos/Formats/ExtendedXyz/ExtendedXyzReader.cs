using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.ExtendedXyz;

/// <summary>Reads the first structure of an extended XYZ file and counts the others.</summary>
internal static class ExtendedXyzReader
{
    internal static StructureFile Read(string text, string format)
    {
        var lines = new TextLines(text, commentMarks: "");
        lines.MoveNext("the number of atoms");
        var count = lines.WordCount == 1 && InvariantNumber.TryParseCount(lines.Word(0), out var number)
            ? number
            : throw lines.Fault($"expected the number of atoms, found {Excerpt.Quoted(lines.Line.Trim())}");
        if (count is 0 or > Crystal.MaximumAtoms)
            throw lines.Fault($"the first structure has {count} atoms; it must have 1 to {Crystal.MaximumAtoms}");

        lines.MoveNext("the line with Lattice=\"...\"");
        var header = ExtendedXyzHeader.Parse(lines.Line, lines.Number);
        var lattice = ExtendedXyzCell.Read(header);
        var columns = ExtendedXyzColumns.Read(header);
        ExtendedXyzOccupancy.RequireFull(header);
        var species = ImmutableArray.CreateBuilder<Element>(count);
        var positions = ImmutableArray.CreateBuilder<Vector3D>(count);
        for (var atom = 0; atom < count; atom++)
        {
            lines.MoveNext($"atom {atom + 1} of {count}");
            species.Add(columns.Species(lines));
            positions.Add(FractionalCoordinate.Check(lattice.ToFractional(columns.Position(lines)), lines.Number));
        }

        var crystal = LineFault.At(header.Line, () => new Crystal(lattice, species.MoveToImmutable(), positions.MoveToImmutable()));
        var warnings = ImmutableArray.CreateBuilder<string>();
        warnings.AddRange(columns.Warnings(header));
        var structures = 1 + CountFurther(lines, warnings);
        if (structures > 1)
            warnings.Insert(0, $"line 1: the file has {structures} structures; the first is read");
        return new StructureFile(crystal, format, header.Find("name") ?? header.Find("config_type"), warnings.ToImmutable())
        {
            BlockCount = structures,
        };
    }

    private static int CountFurther(TextLines lines, ImmutableArray<string>.Builder warnings)
    {
        for (var structures = 0; ; structures++)
        {
            if (!lines.TryMoveToWords())
                return structures;
            var line = lines.Number;
            if (lines.WordCount != 1 || !InvariantNumber.TryParseCount(lines.Word(0), out var count))
            {
                warnings.Add(lines.WordCount > 3 && lines.IsNumber(1) && lines.IsNumber(2) && lines.IsNumber(3)
                    ? $"line {line}: a further atom stands behind those that the file counts; it is left out, with the rest of the file"
                    : $"line {line}: expected the number of atoms of a further structure; the rest of the file is not read");
                return structures;
            }

            // One more line than atoms: the one with the cell.
            for (var skipped = 0L; skipped <= count; skipped++)
            {
                if (!lines.TryMoveNext())
                {
                    warnings.Add($"line {line}: the file ends within the last structure");
                    return structures;
                }
            }
        }
    }
}
