using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.Units;

namespace Phodos.Reports.Inspection;

/// <summary>
/// What one file holds: an entry of what <c>phodos inspect --json</c> prints. Where it could not be read, <see cref="Error"/>
/// says why and everything else is null; what needs the symmetry is null where that was not found, and a warning says so.
/// </summary>
public record InspectedFile
{
    /// <summary>
    /// The tolerance (angstrom) of the symmetry search where none is named. Files are often rounded to three digits, so the symmetry that
    /// their authors mean shows at 0.01 Å; other programs look there too.
    /// </summary>
    public const double UsualTolerance = 0.01;

    /// <summary>The file as it was named.</summary>
    public required string File { get; init; }

    /// <summary>Whether it was read.</summary>
    public bool Ok => Error is null;

    /// <summary>Why it was not read, on one line with the place.</summary>
    public string? Error { get; init; }

    /// <summary>The format that it was read in.</summary>
    public string? Format { get; init; }

    /// <summary>The name that the file gives its structure.</summary>
    public string? Title { get; init; }

    /// <summary>The number of structures in the file, of which the first was read.</summary>
    public int? Blocks { get; init; }

    /// <summary>The reduced formula, from the least to the most electronegative element.</summary>
    public string? Formula { get; init; }

    /// <summary>The formula of the cell in Hill order.</summary>
    public string? CellFormula { get; init; }

    /// <summary>Atoms in the cell of the file.</summary>
    public int? Atoms { get; init; }

    /// <summary>The cell of the file.</summary>
    public CellShape? Cell { get; init; }

    /// <summary>The volume of the cell (cubic angstrom).</summary>
    public double? Volume { get; init; }

    /// <summary>The volume divided by the number of atoms (cubic angstrom).</summary>
    public double? VolumePerAtom { get; init; }

    /// <summary>The mass density (g/cm³), with standard atomic masses.</summary>
    public double? Density { get; init; }

    /// <summary>The shortest distance between two atoms, periodic images included (angstrom).</summary>
    public double? MinDistance { get; init; }

    /// <summary>The number of the space group, 1..230.</summary>
    public int? Spacegroup { get; init; }

    /// <summary>Its short Hermann-Mauguin symbol.</summary>
    public string? SpacegroupSymbol { get; init; }

    /// <summary>The crystal system, by symmetry.</summary>
    public string? CrystalSystem { get; init; }

    /// <summary>Atoms in the primitive cell.</summary>
    public int? PrimitiveAtoms { get; init; }

    /// <summary>What the reader and the symmetry search noticed, a line each.</summary>
    public ImmutableArray<string>? Warnings { get; init; }

    /// <summary>Whether the file was left unread because it came with a folder or a pattern and is of no known format.</summary>
    [JsonIgnore]
    public bool IsPassedOver { get; init; }

    /// <summary>What a structure is. Symmetry that is not found becomes a warning.</summary>
    public static InspectedFile Of(string path, StructureFile structure, ISymmetryFinder finder, double tolerance)
    {
        var crystal = structure.Crystal;
        var (symmetry, warning) = SymmetryOf(crystal, finder, tolerance);
        return new InspectedFile
        {
            File = path,
            Format = structure.Format,
            Title = structure.Title,
            Blocks = structure.BlockCount,
            Formula = crystal.ReducedFormula,
            CellFormula = crystal.Formula,
            Atoms = crystal.AtomCount,
            Cell = CellShape.Of(crystal.Lattice),
            Volume = crystal.Lattice.Volume,
            VolumePerAtom = crystal.Lattice.Volume / crystal.AtomCount,
            Density = DensityOf(crystal),
            MinDistance = crystal.ShortestDistance(),
            Spacegroup = symmetry?.SpaceGroup,
            SpacegroupSymbol = symmetry?.Symbol,
            CrystalSystem = symmetry?.System.Name(),
            PrimitiveAtoms = symmetry?.Primitive.AtomCount,
            Warnings = warning is null ? structure.Warnings : structure.Warnings.Add(warning),
        };
    }

    private static (CrystalSymmetry? Symmetry, string? Warning) SymmetryOf(Crystal crystal, ISymmetryFinder finder, double tolerance)
    {
        try
        {
            var symmetry = finder.Find(crystal, tolerance);
            return (symmetry, PseudoSymmetry.Warning(finder, crystal, symmetry, tolerance));
        }
        catch (InvalidInputException fault)
        {
            return (null, "the symmetry was not found: " + fault.Problem);
        }
    }

    private static double DensityOf(Crystal crystal) =>
        PhysicalConstants.DensityOfAtomicMass * crystal.Species.Sum(element => element.AtomicMass) / crystal.Lattice.Volume;
}

/// <summary>The lengths (angstrom) and angles (degrees) of a cell.</summary>
public sealed record CellShape(double A, double B, double C, double Alpha, double Beta, double Gamma)
{
    internal static CellShape Of(Lattice lattice)
    {
        var (alpha, beta, gamma) = lattice.Angles;
        return new CellShape(lattice.A.Length, lattice.B.Length, lattice.C.Length, alpha, beta, gamma);
    }
}
