using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>The forces on the atoms of a supercell of which many are displaced at once.</summary>
/// <param name="Displacements">The displacement of each atom (angstrom, Cartesian), [supercell atoms].</param>
/// <param name="Forces">The force on each atom (eV/Å, Cartesian), [supercell atoms].</param>
public sealed record DisplacedConfiguration(ImmutableArray<Vector3D> Displacements, ImmutableArray<Vector3D> Forces);
