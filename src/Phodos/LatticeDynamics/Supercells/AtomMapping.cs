using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>What a symmetry operation does to the atoms of a primitive cell: atom i of the home cell goes to an atom of another cell.</summary>
/// <param name="Rotation">The rotation of fractional coordinates.</param>
/// <param name="Cartesian">The rotation of Cartesian vectors.</param>
/// <param name="Atoms">The atom that each atom goes to, [atoms].</param>
/// <param name="Shifts">The cell that each atom goes to, [atoms].</param>
internal sealed record AtomMapping(
    IntegerMatrix Rotation, Matrix3 Cartesian, ImmutableArray<int> Atoms, ImmutableArray<(int A, int B, int C)> Shifts)
{
    /// <summary>The mappings of all operations of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="operations">Its symmetry operations; they hold to the tolerance that they were found with.</param>
    internal static ImmutableArray<AtomMapping> Of(Crystal crystal, IEnumerable<SymmetryOperation> operations) =>
        [.. operations.Select(operation => Of(crystal, operation))];

    /// <summary>Where an atom of a cell goes, seen from where an atom of the home cell goes.</summary>
    internal (int A, int B, int C) Turn(int home, int atom, (int A, int B, int C) shift)
    {
        var (a, b, c) = Rotation.Multiply(shift);
        var (atomA, atomB, atomC) = Shifts[atom];
        var (homeA, homeB, homeC) = Shifts[home];
        return (a + atomA - homeA, b + atomB - homeB, c + atomC - homeC);
    }

    /// <summary>Where an atom of a supercell goes, seen from where the home copy of an atom of the primitive cell goes.</summary>
    internal int Turned(Supercell supercell, int home, int atom)
    {
        var primitiveAtom = supercell.PrimitiveAtoms[atom];
        return supercell.AtomAt(Atoms[primitiveAtom], Turn(home, primitiveAtom, supercell.Shifts[atom]));
    }

    private static AtomMapping Of(Crystal crystal, SymmetryOperation operation)
    {
        var atoms = new int[crystal.AtomCount];
        var shifts = new (int, int, int)[crystal.AtomCount];
        for (var atom = 0; atom < atoms.Length; atom++)
        {
            var image = operation.Apply(crystal.FractionalPositions[atom]);
            var (nearest, least) = (-1, double.PositiveInfinity);
            for (var other = 0; other < atoms.Length; other++)
            {
                if (crystal.Species[other] != crystal.Species[atom])
                    continue;
                var difference = image - crystal.FractionalPositions[other];
                var whole = new Vector3D(Math.Round(difference.X), Math.Round(difference.Y), Math.Round(difference.Z));
                var distance = crystal.Lattice.ToCartesian(difference - whole).LengthSquared;
                if (distance >= least)
                    continue;
                (nearest, least) = (other, distance);
                shifts[atom] = ((int)whole.X, (int)whole.Y, (int)whole.Z);
            }

            atoms[atom] = nearest;
        }

        return new AtomMapping(
            operation.Rotation,
            ToCartesian(crystal.Lattice, operation.Rotation),
            ImmutableCollectionsMarshal.AsImmutableArray(atoms),
            ImmutableCollectionsMarshal.AsImmutableArray(shifts));
    }

    // The columns of L are the lattice vectors, those of L⁻ᵀ the reciprocal ones: R = L W L⁻¹.
    private static Matrix3 ToCartesian(Lattice lattice, IntegerMatrix rotation)
    {
        var columns = Matrix3.FromRows(lattice.A, lattice.B, lattice.C).Transpose();
        var (a, b, c) = lattice.Reciprocal;
        var whole = Matrix3.FromRows(ToVector(rotation.Row1), ToVector(rotation.Row2), ToVector(rotation.Row3));
        return columns * whole * Matrix3.FromRows(a, b, c);
    }

    private static Vector3D ToVector((int A, int B, int C) row) => new(row.A, row.B, row.C);
}
