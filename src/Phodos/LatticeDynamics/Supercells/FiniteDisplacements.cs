using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// Force constants from the forces on the atoms of a supercell of which one at a time is displaced, as phonopy solves for them
/// (A. Togo and I. Tanaka, Scr. Mater. 108, 1 (2015)): the symmetry of the atom's site makes more displacements of those given, the force
/// constants fit them all with the least squares, and the symmetry of the crystal carries them to the atoms that were not displaced.
/// </summary>
public static class FiniteDisplacements
{
    // The displacements do not span a direction when the least of three is this small against the mean, squared and multiplied.
    private const double Flatness = 1e-9;

    /// <summary>Solves for the force constants.</summary>
    /// <param name="supercell">The supercell.</param>
    /// <param name="operations">
    /// The symmetry operations of the primitive cell; those that do not keep the supercell are left out.
    /// </param>
    /// <param name="calculations">The forces.</param>
    /// <exception cref="InvalidInputException">
    /// There are no forces of an atom nor of one that symmetry makes alike, the displacements of an atom do not span three directions, or
    /// numbers do not fit the supercell.
    /// </exception>
    public static SupercellForceConstants Solve(
        Supercell supercell, IEnumerable<SymmetryOperation> operations, IEnumerable<DisplacedAtom> calculations)
    {
        ArgumentNullException.ThrowIfNull(supercell);
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(calculations);
        var mappings = AtomMapping.Of(supercell.Primitive, operations.Where(operation => supercell.IsKeptBy(operation.Rotation)));
        var atoms = supercell.Crystal.AtomCount;
        var values = new Matrix3[supercell.Primitive.AtomCount * atoms];
        var isDone = new bool[supercell.Primitive.AtomCount];
        foreach (var ofAtom in calculations.Select(calculation => Checked(supercell, calculation))
                     .GroupBy(calculation => supercell.PrimitiveAtoms[calculation.Atom]))
        {
            SolveRow(supercell, mappings, ofAtom.Key, [.. ofAtom], values.AsSpan(ofAtom.Key * atoms, atoms));
            isDone[ofAtom.Key] = true;
        }

        for (var home = 0; home < isDone.Length; home++)
        {
            if (isDone[home])
                continue;
            var mapping = mappings.FirstOrDefault(mapping => isDone[mapping.Atoms[home]])
                ?? throw new InvalidInputException(
                    $"there are no forces with atom {home + 1} ({supercell.Primitive.Species[home]}) of the primitive cell displaced, "
                    + "nor with one that symmetry makes alike; give the forces of all displacements, or a larger tolerance of the symmetry");
            var known = values.AsSpan(mapping.Atoms[home] * atoms, atoms);
            var row = values.AsSpan(home * atoms, atoms);
            var back = mapping.Cartesian.Transpose();
            for (var atom = 0; atom < atoms; atom++)
                row[atom] = back * known[mapping.Turned(supercell, home, atom)] * mapping.Cartesian;
        }

        return new SupercellForceConstants(supercell, values);
    }

    private static void SolveRow(
        Supercell supercell, ImmutableArray<AtomMapping> mappings, int home, DisplacedAtom[] calculations, Span<Matrix3> row)
    {
        var normal = default(Matrix3);
        row.Clear();
        foreach (var mapping in mappings.Where(mapping => mapping.Atoms[home] == home))
        {
            var turned = new int[row.Length];
            for (var atom = 0; atom < turned.Length; atom++)
                turned[atom] = mapping.Turned(supercell, home, atom);
            foreach (var (origin, displacement, forces) in calculations)
            {
                var moved = mapping.Cartesian * displacement;
                normal += Matrix3.Outer(moved, moved);
                for (var atom = 0; atom < row.Length; atom++)
                    row[turned[supercell.AsSeenFrom(origin, atom)]] += Matrix3.Outer(moved, mapping.Cartesian * forces[atom]);
            }
        }

        var mean = normal.Trace / 3;
        if (!(normal.Determinant > Flatness * mean * mean * mean))
        {
            throw new InvalidInputException(
                $"the displacements of atom {calculations[0].Atom + 1} ({supercell.Primitive.Species[home]}) of the supercell, with the "
                + "symmetry of its site, do not span three directions; give the forces of all displacements");
        }

        var inverse = -normal.Inverse();
        for (var atom = 0; atom < row.Length; atom++)
            row[atom] = inverse * row[atom];
    }

    private static DisplacedAtom Checked(Supercell supercell, DisplacedAtom calculation)
    {
        if ((uint)calculation.Atom >= supercell.Crystal.AtomCount)
            throw new InvalidInputException($"atom {calculation.Atom + 1} is displaced in a supercell of {supercell.Crystal.AtomCount} atoms");
        if (calculation.Forces.Length != supercell.Crystal.AtomCount)
        {
            throw new InvalidInputException(
                $"there are forces on {calculation.Forces.Length} atoms, but the supercell has {supercell.Crystal.AtomCount}");
        }

        if (!(calculation.Displacement.IsFinite && calculation.Displacement.LengthSquared > 0) || calculation.Forces.Any(force => !force.IsFinite))
            throw new InvalidInputException($"the displacement of atom {calculation.Atom + 1} is zero, or a number is not finite");
        return calculation;
    }
}
