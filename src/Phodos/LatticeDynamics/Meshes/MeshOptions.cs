using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>How the wave vectors are chosen that stand for the Brillouin zone.</summary>
public sealed record MeshOptions
{
    /// <summary>
    /// The length of the waves that are sampled (angstrom); null takes that of <see cref="UsualLength"/>.
    /// </summary>
    public double? Length { get; init; }

    /// <summary>The number of points along each reciprocal vector, or null where <see cref="Length"/> tells.</summary>
    public (int N1, int N2, int N3)? Divisions { get; init; }

    /// <summary>Whether the points are half a step away from Γ along each axis.</summary>
    public bool IsShifted { get; init; }

    /// <summary>
    /// The length (angstrom) for a number of atoms in the cell: 60 up to 6 and 40 up to 20, as for the labels of the data sets, and 30 for
    /// larger cells, whose many bands are flat.
    /// </summary>
    public static double UsualLength(int atoms) => atoms switch { <= 6 => 60, <= 20 => 40, _ => 30 };

    /// <summary>The mesh of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="operations">Its symmetry operations.</param>
    /// <exception cref="InvalidInputException">A number is out of its range.</exception>
    public SymmetricMesh Of(Crystal crystal, IEnumerable<SymmetryOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        return SymmetricMesh.Of(
            crystal,
            operations,
            Divisions ?? SymmetricMesh.DivisionsOfLength(crystal.Lattice, Length ?? UsualLength(crystal.AtomCount)),
            IsShifted);
    }
}
