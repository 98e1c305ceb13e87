using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>The Brillouin zone of a lattice: the wave vectors that are nearer to the origin than to any other reciprocal point.</summary>
internal sealed class BrillouinZone
{
    // Of a reduced basis no face belongs to a longer combination.
    private const int Reach = 2;

    private readonly List<Vector3D> _neighbors = [];

    /// <param name="reciprocal">The reciprocal vectors.</param>
    internal BrillouinZone((Vector3D A, Vector3D B, Vector3D C) reciprocal)
    {
        var (a, b, c) = ReciprocalReduction.Reduce(reciprocal);
        for (var i = -Reach; i <= Reach; i++)
        {
            for (var j = -Reach; j <= Reach; j++)
            {
                for (var k = -Reach; k <= Reach; k++)
                {
                    if ((i, j, k) != (0, 0, 0))
                        _neighbors.Add(i * a + j * b + k * c);
                }
            }
        }
    }

    /// <summary>How far a wave vector (Cartesian) is beyond the nearest face, relative: 0 on the boundary, −1 at the centre.</summary>
    internal double Beyond(Vector3D q) => _neighbors.Max(neighbor => 2 * q.Dot(neighbor) / neighbor.LengthSquared) - 1;

    /// <summary>Whether a wave vector (Cartesian) is on the boundary.</summary>
    internal bool IsOnBoundary(Vector3D q, double tolerance = 1e-6) => Math.Abs(Beyond(q)) < tolerance;
}
