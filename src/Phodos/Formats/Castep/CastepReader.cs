using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Castep;

/// <summary>Reads the blocks of a cell file. Words and names of blocks are in any case.</summary>
internal static class CastepReader
{
    /// <summary>The characters that begin a comment.</summary>
    internal const string CommentMarks = "#!;";

    private const string LatticeCart = "LATTICE_CART";
    private const string LatticeAbc = "LATTICE_ABC";
    private const string PositionsFrac = "POSITIONS_FRAC";
    private const string PositionsAbs = "POSITIONS_ABS";
    private const string SpeciesMass = "SPECIES_MASS";

    /// <summary>The name of the block that begins at the current line, in capitals, or null.</summary>
    internal static string? BlockName(TextLines lines) =>
        lines.WordCount >= 2 && lines.Word(0).Equals("%BLOCK", StringComparison.OrdinalIgnoreCase) ? lines.Word(1).ToString().ToUpperInvariant() : null;

    /// <summary>Whether a block holds a part of the structure.</summary>
    internal static bool IsStructural(string block) => block is LatticeCart or LatticeAbc or PositionsFrac or PositionsAbs;

    internal static (Crystal Crystal, ImmutableArray<string> Warnings) Read(string text)
    {
        var lines = new TextLines(text, CommentMarks);
        Lattice? lattice = null;
        List<CastepAtom>? atoms = null;
        var isFractional = false;
        var species = new SpeciesReader("write its symbol, with a label behind a colon");
        while (lines.TryMoveToWords())
        {
            switch (BlockName(lines))
            {
                case LatticeCart or LatticeAbc when lattice is not null:
                case PositionsFrac or PositionsAbs when atoms is not null:
                    throw lines.Fault($"a second block of the {(atoms is null ? "lattice" : "lattice or the positions")}; give one");
                case LatticeCart:
                    lattice = CastepLattice.ReadVectors(lines);
                    break;
                case LatticeAbc:
                    lattice = CastepLattice.ReadParameters(lines);
                    break;
                case (PositionsFrac or PositionsAbs) and var name:
                    isFractional = name == PositionsFrac;
                    atoms = CastepAtom.ReadAll(lines, isFractional, species);
                    break;
                case SpeciesMass:
                    ReadMasses(lines, species);
                    break;
                case { }:
                    while (NextOfBlock(lines))
                    {
                    }

                    break;
            }
        }

        if (lattice is null || atoms is null)
            throw lines.Fault($"there is no block of the {(lattice is null ? "lattice" : "positions")}; is the file complete?");
        ImmutableArray<Vector3D> positions = [.. atoms.Select(atom => FractionalCoordinate.Check(
            isFractional ? atom.Position : lattice.ToFractional(atom.Position), atom.Line))];
        var crystal = LineFault.At(lines.Number, () => new Crystal(lattice, [.. atoms.Select(atom => atom.Element)], positions));
        return (crystal, [.. species.Warnings()]);
    }

    /// <summary>Goes to the next line of the current block; false at its end.</summary>
    internal static bool NextOfBlock(TextLines lines)
    {
        lines.MoveToWords("the end of the block, %ENDBLOCK");
        return !lines.Word(0).Equals("%ENDBLOCK", StringComparison.OrdinalIgnoreCase);
    }

    // Masses in another unit than the atomic one are those of nobody's crystal.
    private static void ReadMasses(TextLines lines, SpeciesReader species)
    {
        while (NextOfBlock(lines))
        {
            if (lines.WordCount > 1)
                species.Masses.Add(CastepAtom.ReadElement(lines, species), lines.NumberAt(1, "the mass of a species"), lines.Number);
            else if (!lines.Word(0).Equals("AMU", StringComparison.OrdinalIgnoreCase))
                throw lines.Fault($"masses in {Excerpt.Of(lines.Word(0))} are not read; give them in amu");
        }
    }
}
