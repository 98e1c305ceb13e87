using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Forces;

/// <summary>One calculation of forces: how far the atoms of a supercell stand from their places, and what pulls them.</summary>
/// <param name="Displacements">The displacement of each atom (angstrom, Cartesian), [atoms].</param>
/// <param name="Forces">
/// The force on each atom (eV/angstrom, Cartesian), [atoms]; empty where the file gives only the displacement, as before the calculation.
/// </param>
internal sealed record DisplacedSupercell(ImmutableArray<Vector3D> Displacements, ImmutableArray<Vector3D> Forces)
{
    /// <summary>Whether the forces are known.</summary>
    internal bool HasForces => !Forces.IsEmpty;
}
