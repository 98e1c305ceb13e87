using System.Collections.Immutable;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// Finds the symmetry operations of a crystal in the cell that it is given in, where they act on its own atoms: every isometry of the
/// lattice is tried with every translation that takes an atom of the rarest element to another one.
/// </summary>
public static class SymmetryOperations
{
    // An isometry takes a vector of a reduced basis to one of the same length; its coefficients are small.
    private const int Reach = 2;

    // As spglib lowers its tolerance (A. Togo et al., Sci. Technol. Adv. Mater. Methods 4, 2384822 (2024)): in small steps, so that no
    // operation is lost which holds better than those that spoil the group. Taken this often, the tolerance is that of rounding.
    private const double Reduction = 0.95;
    private const int Attempts = 270;

    /// <summary>
    /// The operations, those of a cell with several lattice points included; the identity is the first. Where they are no group at the
    /// tolerance, since an atom is about as far from its place as that, the tolerance is lowered until they are.
    /// </summary>
    /// <param name="crystal">The crystal, in any cell.</param>
    /// <param name="tolerance">
    /// How far (angstrom) the image of an atom may be from the atom that it falls on, above 0 and below half of
    /// <see cref="Crystal.MinimumDistance"/>.
    /// </param>
    public static ImmutableArray<SymmetryOperation> Find(Crystal crystal, double tolerance = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        if (!(tolerance > 0 && tolerance < Crystal.MinimumDistance / 2))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance is above 0 and below half the least distance.");
        var (lattice, transform) = LatticeReduction.Reduce(crystal.Lattice);
        var positions = crystal.FractionalPositions.Select(position => lattice.ToFractional(crystal.Lattice.ToCartesian(position)));
        var compact = new Crystal(lattice, crystal.Species, [.. positions]);
        for (var attempt = 0; attempt < Attempts; attempt++, tolerance *= Reduction)
        {
            var operations = FindIn(compact, tolerance);
            if (IsGroup(operations))
                return [.. operations.Select(operation => InCell(operation, transform)).OrderBy(operation => operation.Rotation != IntegerMatrix.Identity)];
        }

        return [SymmetryOperation.Identity];
    }

    private static List<SymmetryOperation> FindIn(Crystal crystal, double tolerance)
    {
        var rarest = Enumerable.Range(0, crystal.AtomCount).GroupBy(atom => crystal.Species[atom]).MinBy(group => group.Count())!.ToArray();
        var lookup = new AtomLookup(crystal, tolerance);
        var operations = new List<SymmetryOperation>();
        var suspect = 0;
        foreach (var rotation in Isometries(crystal.Lattice, tolerance))
        {
            var start = rotation.Multiply(crystal.FractionalPositions[rarest[0]]);
            foreach (var target in rarest)
            {
                // Of the translations that differ by a lattice vector the one in the cell around the origin.
                var translation = crystal.FractionalPositions[target] - start;
                translation -= new Vector3D(
                    Math.Floor(translation.X + 1e-9), Math.Floor(translation.Y + 1e-9), Math.Floor(translation.Z + 1e-9));
                var operation = new SymmetryOperation(rotation, translation);
                if (Holds(crystal, operation, lookup, ref suspect))
                    operations.Add(operation);
            }
        }

        return operations;
    }

    // The atom that spoilt the last candidate is tried first.
    private static bool Holds(Crystal crystal, SymmetryOperation operation, AtomLookup lookup, ref int suspect)
    {
        for (var i = 0; i < crystal.AtomCount; i++)
        {
            var atom = (suspect + i) % crystal.AtomCount;
            if (lookup.Find(crystal.Species[atom], operation.Apply(crystal.FractionalPositions[atom])) is null)
            {
                suspect = atom;
                return false;
            }
        }

        return true;
    }

    // The whole matrices that leave the scalar products of the lattice vectors as they are, to the tolerance.
    private static IEnumerable<IntegerMatrix> Isometries(Lattice lattice, double tolerance)
    {
        Vector3D[] basis = [lattice.A, lattice.B, lattice.C];
        var range = Enumerable.Range(-Reach, 2 * Reach + 1).ToArray();
        var vectors = (
            from a in range
            from b in range
            from c in range
            select (Coefficients: (A: a, B: b, C: c), Vector: lattice.ToCartesian(new Vector3D(a, b, c)))).ToArray();
        var images = basis.Select(
            original => vectors.Where(image => Math.Abs(image.Vector.Length - original.Length) <= tolerance).ToArray()).ToArray();
        foreach (var a in images[0])
        {
            foreach (var b in images[1])
            {
                if (!IsAlike(a.Vector, b.Vector, basis[0], basis[1], tolerance))
                    continue;
                foreach (var c in images[2])
                {
                    var rotation = new IntegerMatrix(
                        (a.Coefficients.A, b.Coefficients.A, c.Coefficients.A),
                        (a.Coefficients.B, b.Coefficients.B, c.Coefficients.B),
                        (a.Coefficients.C, b.Coefficients.C, c.Coefficients.C));
                    if (IsAlike(a.Vector, c.Vector, basis[0], basis[2], tolerance)
                        && IsAlike(b.Vector, c.Vector, basis[1], basis[2], tolerance)
                        && Math.Abs(rotation.Determinant) == 1)
                    {
                        yield return rotation;
                    }
                }
            }
        }
    }

    // Whether two pairs of vectors enclose the same angle, so that the ends of the shorter vectors differ by less than the tolerance.
    private static bool IsAlike(Vector3D a, Vector3D b, Vector3D originalA, Vector3D originalB, double tolerance) =>
        Math.Abs(a.Dot(b) - originalA.Dot(originalB)) <= tolerance * (originalA.Length + originalB.Length);

    private static bool IsGroup(List<SymmetryOperation> operations)
    {
        var rotations = operations.GroupBy(operation => operation.Rotation).ToDictionary(group => group.Key, group => group.Count());
        if (!rotations.TryGetValue(IntegerMatrix.Identity, out var translations) || rotations.Values.Any(count => count != translations))
            return false;
        return rotations.Keys.All(left => rotations.Keys.All(right => rotations.ContainsKey(left.Multiply(right))));
    }

    // Row i of the transform holds the i-th vector of the compact cell in vectors of the given one, so that x_given = Tᵀ x_compact.
    private static SymmetryOperation InCell(SymmetryOperation operation, IntegerMatrix transform)
    {
        var toGiven = transform.Transpose();
        return new SymmetryOperation(
            toGiven.Multiply(operation.Rotation).Multiply(toGiven.UnimodularInverse()), toGiven.Multiply(operation.Translation));
    }
}
