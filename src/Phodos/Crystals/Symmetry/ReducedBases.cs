namespace Phodos.Crystals.Symmetry;

/// <summary>
/// All equally good reduced bases of a lattice. Two such bases are related by a symmetry of the lattice (to the tolerance),
/// improper ones included, so there are at most 48 unless the lattice is nearly, but not quite, more symmetric.
/// </summary>
internal static class ReducedBases
{
    // Far above noise, far below any difference that matters. Within it both choices are offered, so that noise cannot decide between them.
    private const double RelativeTolerance = 1e-3;

    /// <summary>The bases: first, second and third vector as short as can be, and the angles as acute as can be.</summary>
    internal static List<(Vector3D A, Vector3D B, Vector3D C)> Of(Lattice lattice)
    {
        var (reduced, _) = LatticeReduction.Reduce(lattice);
        var tolerance = RelativeTolerance * reduced.A.Length;
        var vectors = ShortVectors(reduced);
        var bases =
            (from a in vectors
             where a.Length < reduced.A.Length + tolerance
             from b in vectors
             where b.Length < reduced.B.Length + tolerance
             from c in vectors
             where c.Length < reduced.C.Length + tolerance
             where Math.Abs(Math.Abs(a.Dot(b.Cross(c))) / reduced.Volume - 1) < 0.1
             select (A: a, B: b, C: c, Acuteness: Acuteness(a, b, c))).ToList();
        var best = bases.Max(basis => basis.Acuteness) - tolerance * reduced.C.Length;
        return [.. bases.Where(basis => basis.Acuteness > best).Select(basis => (basis.A, basis.B, basis.C))];
    }

    // Weights of no special ratio, so that bases of different shape rarely tie.
    private static double Acuteness(Vector3D a, Vector3D b, Vector3D c) => a.Dot(b) + 0.83 * b.Dot(c) + 0.61 * c.Dot(a);

    // In a Minkowski-reduced basis the vectors that can take a place of the basis have coefficients of -1, 0 and 1.
    private static List<Vector3D> ShortVectors(Lattice reduced) =>
    [
        .. from a in Enumerable.Range(-1, 3)
           from b in Enumerable.Range(-1, 3)
           from c in Enumerable.Range(-1, 3)
           where (a, b, c) != (0, 0, 0)
           select a * reduced.A + b * reduced.B + c * reduced.C,
    ];
}
