using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Xsf;

/// <summary>Reads an XSF keyword by keyword; of an animation the first step.</summary>
internal static class XsfReader
{
    /// <summary>The character that begins a comment.</summary>
    internal const string CommentMarks = "#";

    private const string Vectors = "PRIMVEC";
    private const string Coordinates = "PRIMCOORD";

    /// <summary>Whether a word begins an XSF.</summary>
    internal static bool IsFirstKeyword(ReadOnlySpan<char> word) =>
        word is "CRYSTAL" or "SLAB" or "POLYMER" or "MOLECULE" or "DIM-GROUP" or "ANIMSTEPS" or Vectors or "ATOMS";

    internal static StructureFile Read(string text, string format)
    {
        var lines = new TextLines(text, CommentMarks);
        var steps = 1;
        Lattice? lattice = null;
        while (lines.TryMoveToWords())
        {
            switch (lines.Word(0))
            {
                case "ANIMSTEPS":
                    steps = Count(lines, 1, "the number of steps");
                    break;
                case "SLAB" or "POLYMER" or "MOLECULE" or "ATOMS":
                    throw lines.Fault($"this is no crystal ({lines.Word(0)}); only structures that are periodic in three directions are read");
                case "DIM-GROUP":
                    lines.MoveToWords("the number of periodic directions");
                    if (lines.Word(0) is not "3")
                        throw lines.Fault($"the structure is periodic in {Excerpt.Of(lines.Word(0))} directions; a crystal is in three");
                    break;
                case Vectors:
                    lattice ??= ReadLattice(lines);
                    break;
                case Coordinates when lattice is null:
                    throw lines.Fault($"{Coordinates} stands before {Vectors}; give the lattice first");
                case Coordinates:
                    return ReadAtoms(lines, lattice, steps, format);
            }
        }

        throw lines.Fault($"there is no {(lattice is null ? Vectors : Coordinates)}; is the file complete?");
    }

    private static Lattice ReadLattice(TextLines lines)
    {
        const string Expected = "the three components of a lattice vector";
        var vectors = new Vector3D[3];
        for (var row = 0; row < 3; row++)
        {
            lines.MoveToWords(Expected);
            vectors[row] = lines.VectorAt(0, Expected);
        }

        return LineFault.At(lines.Number, () => new Lattice(vectors[0], vectors[1], vectors[2]));
    }

    private static StructureFile ReadAtoms(TextLines lines, Lattice lattice, int steps, string format)
    {
        const string Number = "the number of atoms";
        lines.MoveToWords(Number);
        var count = Count(lines, 0, Number);
        if (count > Crystal.MaximumAtoms)
            throw lines.Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
        var countLine = lines.Number;
        var species = ImmutableArray.CreateBuilder<Element>();
        var positions = ImmutableArray.CreateBuilder<Vector3D>();
        var reader = new SpeciesReader("write its symbol or atomic number");
        for (var atom = 0; atom < count; atom++)
        {
            lines.MoveToWords($"atom {atom + 1} of {count}");
            species.Add(ReadElement(lines, reader));
            positions.Add(FractionalCoordinate.Check(
                lattice.ToFractional(lines.VectorAt(1, "the three coordinates of an atom")), lines.Number));
        }

        var lastLine = lines.Number;
        if (lines.TryMoveToWords() && lines.WordCount >= 4 && lines.IsNumber(1) && lines.IsNumber(2) && lines.IsNumber(3))
            throw lines.Fault($"a further atom stands behind the {count} that line {countLine} counts; mend the number of atoms");
        var crystal = LineFault.At(lastLine, () => new Crystal(lattice, species.ToImmutable(), positions.ToImmutable()));
        ImmutableArray<string> warnings = steps > 1
            ? [$"line {countLine}: the file has {steps} structures; the first is read", .. reader.Warnings()]
            : [.. reader.Warnings()];
        return new StructureFile(crystal, format, null, warnings) { BlockCount = steps };
    }

    private static Element ReadElement(TextLines lines, SpeciesReader reader)
    {
        if (!InvariantNumber.TryParseCount(lines.Word(0), out var number))
            return reader.Read(lines.Word(0), lines.Number);
        return number is >= 1 and <= 118
            ? Element.FromAtomicNumber(number)
            : throw lines.Fault($"there is no element with atomic number {number}; it must be 1..118");
    }

    private static int Count(TextLines lines, int index, string expected) =>
        InvariantNumber.TryParseCount(lines.WordAt(index, expected), out var count) && count > 0
            ? count
            : throw lines.Fault($"expected {expected}, found {Excerpt.Quoted(lines.Word(index))}");
}
