using Phodos.Crystals;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>The wave vectors whose waves repeat with a supercell, as many as it has primitive cells.</summary>
internal static class CommensurateWaves
{
    // Of all equal wave vectors the shortest lies this near to the one with coordinates of at most a half in a compact basis.
    private const int Reach = 1;

    /// <summary>The wave vectors in units of the reciprocal vectors of the primitive cell, each the shortest of its kind.</summary>
    internal static IEnumerable<Vector3D> Of(Supercell supercell) => Of(supercell, (_, _) => true).Select(wave => wave.Q);

    /// <summary>One of each q and −q, and how many wave vectors it stands for.</summary>
    internal static IEnumerable<(Vector3D Q, int Count)> WithoutOpposites(Supercell supercell) =>
        Of(supercell, (number, opposite) => number <= opposite);

    private static IEnumerable<(Vector3D Q, int Count)> Of(Supercell supercell, Func<int, int, bool> isWanted)
    {
        // q · (row of M) is whole: q = M⁻¹ k, and k that differ by a column combination of M give the same wave.
        var rows = new[] { supercell.Matrix.Row1, supercell.Matrix.Row2, supercell.Matrix.Row3 }
            .Select(row => new Vector3D(row.A, row.B, row.C)).ToArray();
        var inverse = Matrix3.FromRows(rows[0], rows[1], rows[2]).Inverse();
        var shorten = Shortening(supercell.Primitive.Lattice);
        var cosets = new LatticeCosets(supercell.Matrix.Transpose());
        return cosets.Representatives
            .Select(k => (Wave: k, Number: cosets.IndexOf(k), Opposite: cosets.IndexOf((-k.A, -k.B, -k.C))))
            .Where(k => isWanted(k.Number, k.Opposite))
            .Select(k => (shorten(inverse * new Vector3D(k.Wave.A, k.Wave.B, k.Wave.C)), k.Number == k.Opposite ? 1 : 2));
    }

    private static Func<Vector3D, Vector3D> Shortening(Lattice lattice)
    {
        // Any scale will do; that of 10 to 1000 is in the range of a lattice.
        var (a, b, c) = lattice.Reciprocal;
        var scale = 10 / Math.Min(a.Length, Math.Min(b.Length, c.Length));
        var reciprocal = new Lattice(scale * a, scale * b, scale * c);
        var (compact, _) = LatticeReduction.Reduce(reciprocal);
        return wave =>
        {
            var cartesian = reciprocal.ToCartesian(wave);
            var (x, y, z) = compact.ToFractional(cartesian);
            var inner = cartesian - compact.ToCartesian(new Vector3D(Math.Round(x), Math.Round(y), Math.Round(z)));
            var best = inner;
            for (var i = -Reach; i <= Reach; i++)
            {
                for (var j = -Reach; j <= Reach; j++)
                {
                    for (var k = -Reach; k <= Reach; k++)
                    {
                        var candidate = inner + compact.ToCartesian(new Vector3D(i, j, k));
                        if (candidate.LengthSquared < best.LengthSquared * (1 - 1e-10))
                            best = candidate;
                    }
                }
            }

            return reciprocal.ToFractional(best);
        };
    }
}
