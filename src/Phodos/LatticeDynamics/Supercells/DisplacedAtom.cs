using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>The forces on the atoms of a supercell of which one is displaced.</summary>
/// <param name="Atom">The displaced atom of the supercell, counted from 0.</param>
/// <param name="Displacement">Its displacement (angstrom, Cartesian), not zero.</param>
/// <param name="Forces">The force on each atom (eV/Å, Cartesian), [supercell atoms].</param>
public sealed record DisplacedAtom(int Atom, Vector3D Displacement, ImmutableArray<Vector3D> Forces);
