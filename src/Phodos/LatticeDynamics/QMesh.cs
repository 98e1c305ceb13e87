using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// Wave vectors that stand for the whole Brillouin zone: the centres of n₁ × n₂ × n₃ equal boxes of the reciprocal cell (the mesh of
/// H. J. Monkhorst and J. D. Pack, Phys. Rev. B 13, 5188 (1976), for even n; for odd n theirs is half a box away). Γ is never in it, so the
/// modes at zero frequency, a set without measure, make no peak. Time reversal makes q and −q alike: one of each pair is
/// kept, with twice the weight.
/// </summary>
public sealed class QMesh
{
    /// <summary>Makes the mesh of n₁ × n₂ × n₃ boxes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public QMesh(int n1, int n2, int n3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n2, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n3, 1);
        var total = n1 * n2 * n3;
        var points = ImmutableArray.CreateBuilder<(Vector3D, double)>();

        // Box i is centred at (i + 1/2) / n, so −q is the box n − 1 − i, and the flat index of −q is total − 1 − index.
        for (var index = 0; 2 * index < total; index++)
        {
            var q = new Vector3D(Centre(index / (n2 * n3), n1), Centre(index / n3 % n2, n2), Centre(index % n3, n3));
            points.Add((q, (2 * index == total - 1 ? 1.0 : 2.0) / total));
        }

        Divisions = (n1, n2, n3);
        Points = points.DrainToImmutable();
    }

    /// <summary>The number of boxes along each reciprocal vector.</summary>
    public (int N1, int N2, int N3) Divisions { get; }

    /// <summary>
    /// The wave vectors, in units of the reciprocal vectors, each component in (−1/2, 1/2], and their weights, which add up to 1.
    /// </summary>
    public ImmutableArray<(Vector3D Q, double Weight)> Points { get; }

    /// <summary>
    /// The mesh that samples waves up to a length (angstrom): along each axis the least n with
    /// n × the distance of the cell's faces ≥ length.
    /// </summary>
    public static QMesh OfLength(Lattice lattice, double length)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        var (a, b, c) = lattice.FaceDistances;
        return new QMesh(Divide(length, a), Divide(length, b), Divide(length, c));
    }

    private static int Divide(double length, double face) => Math.Max(1, (int)Math.Ceiling(length / face));

    private static double Centre(int box, int boxes) => (2 * box + 1 <= boxes ? box + 0.5 : box + 0.5 - boxes) / boxes;
}
