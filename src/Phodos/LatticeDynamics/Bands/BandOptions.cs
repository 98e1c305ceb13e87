namespace Phodos.LatticeDynamics.Bands;

/// <summary>How finely bands are worked out, and what besides the frequencies.</summary>
/// <param name="Spacing">The largest distance of two points (1/angstrom, without the factor 2π), 1e-4..10.</param>
/// <param name="PointsPerSegment">The number of points of each segment instead, both ends counted, 2..10,000; null follows the spacing.</param>
/// <param name="WithVelocities">Whether the group velocities are wanted: they take six more dynamical matrices a point.</param>
/// <param name="WithEigenvectors">Whether the eigenvectors are kept.</param>
public sealed record BandOptions(
    double Spacing = 0.005, int? PointsPerSegment = null, bool WithVelocities = false, bool WithEigenvectors = false)
{
    /// <summary>As bands usually are.</summary>
    public static BandOptions Usual { get; } = new();
}
