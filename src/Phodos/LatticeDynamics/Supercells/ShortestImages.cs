using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// The images of the atoms of a supercell that are nearest to an atom of the primitive cell. Where several are equally near, on the border
/// of the cell around the atom, each carries its part of the force constants, so that they have the symmetry of the crystal.
/// </summary>
internal sealed class ShortestImages
{
    private readonly Supercell _supercell;
    private readonly Lattice _compact;
    private readonly (Vector3D Vector, (int A, int B, int C) Shift)[] _points;
    private readonly double _tolerance;
    private readonly IntegerMatrix _compactMatrix;
    private readonly Vector3D[] _places;

    /// <param name="supercell">The supercell.</param>
    /// <param name="tolerance">Images whose distances differ by less (angstrom) are equally near.</param>
    internal ShortestImages(Supercell supercell, double tolerance)
    {
        (_supercell, _tolerance) = (supercell, tolerance);
        var (_, transform) = LatticeReduction.Reduce(supercell.Crystal.Lattice);
        _compactMatrix = transform.Multiply(supercell.Matrix);

        // The lattice of the exact places, not of the supercell as it was written: a rounding there would part what is equally near.
        var (a, b, c) = _compactMatrix.Combine(supercell.Primitive.Lattice.A, supercell.Primitive.Lattice.B, supercell.Primitive.Lattice.C);
        _compact = new Lattice(a, b, c);
        var matrix = _compactMatrix;
        _points =
        [
            .. Neighbors().Select(point => (
                _compact.ToCartesian(new Vector3D(point.A, point.B, point.C)), matrix.MultiplyLeft(point.A, point.B, point.C))),
        ];
        _places =
        [
            .. Enumerable.Range(0, supercell.Crystal.AtomCount).Select(atom =>
                supercell.Primitive.FractionalPositions[supercell.PrimitiveAtoms[atom]] + ToVector(supercell.Shifts[atom])),
        ];
    }

    /// <summary>The primitive cells of the nearest images of an atom of the supercell, seen from an atom of the home cell.</summary>
    /// <param name="home">The atom of the primitive cell.</param>
    /// <param name="atom">The atom of the supercell.</param>
    /// <param name="shifts">Filled with the cells of the images.</param>
    internal void Find(int home, int atom, List<(int A, int B, int C)> shifts)
    {
        var primitive = _supercell.Primitive;
        var span = primitive.Lattice.ToCartesian(_places[atom] - primitive.FractionalPositions[home]);
        var fractional = _compact.ToFractional(span);
        var (x, y, z) = ((int)Math.Round(fractional.X), (int)Math.Round(fractional.Y), (int)Math.Round(fractional.Z));
        var inner = span - _compact.ToCartesian(new Vector3D(x, y, z));
        Span<double> lengths = stackalloc double[_points.Length];
        var shortest = double.PositiveInfinity;
        for (var point = 0; point < lengths.Length; point++)
        {
            lengths[point] = (inner + _points[point].Vector).LengthSquared;
            shortest = Math.Min(shortest, lengths[point]);
        }

        shortest = Math.Sqrt(shortest);
        var limit = (shortest + _tolerance) * (shortest + _tolerance);
        var (homeA, homeB, homeC) = _supercell.Shifts[atom];
        var (backA, backB, backC) = _compactMatrix.MultiplyLeft(x, y, z);
        shifts.Clear();
        for (var point = 0; point < lengths.Length; point++)
        {
            if (lengths[point] >= limit)
                continue;
            var (a, b, c) = _points[point].Shift;
            shifts.Add((homeA - backA + a, homeB - backB + b, homeC - backC + c));
        }
    }

    // The lattice points that can hold a nearest image in a reduced cell: combinations of the vectors and of minus their sum.
    private static IEnumerable<(int A, int B, int C)> Neighbors()
    {
        int[] range = [-1, 0, 1];
        return (
            from a in range
            from b in range
            from c in range
            from diagonal in range
            select (a - diagonal, b - diagonal, c - diagonal)).Distinct();
    }

    private static Vector3D ToVector((int A, int B, int C) shift) => new(shift.A, shift.B, shift.C);
}
