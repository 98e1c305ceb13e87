using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>How the wave vectors are chosen that stand for the Brillouin zone.</summary>
public sealed record MeshOptions
{
    /// <summary>The atoms up to which a cell counts as small, whose bands are wide.</summary>
    public const int SmallCell = 6;

    /// <summary>
    /// The length of the waves that are sampled (angstrom); null takes 60 for cells of up to <see cref="SmallCell"/> atoms, else 40.
    /// </summary>
    public double? Length { get; init; }

    /// <summary>The number of points along each reciprocal vector, or null where <see cref="Length"/> tells.</summary>
    public (int N1, int N2, int N3)? Divisions { get; init; }

    /// <summary>Whether the points are half a step away from Γ along each axis.</summary>
    public bool IsShifted { get; init; }

    /// <summary>The mesh of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="operations">Its symmetry operations.</param>
    /// <exception cref="InvalidInputException">A number is out of its range.</exception>
    public SymmetricMesh Of(Crystal crystal, IEnumerable<SymmetryOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var length = Length ?? (crystal.AtomCount <= SmallCell ? 60 : 40);
        return SymmetricMesh.Of(crystal, operations, Divisions ?? SymmetricMesh.DivisionsOfLength(crystal.Lattice, length), IsShifted);
    }
}
