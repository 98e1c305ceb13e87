using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>A wave vector that bands are worked out at.</summary>
/// <param name="Q">The wave vector in units of the reciprocal vectors.</param>
/// <param name="Distance">How far along the path it is (1/angstrom, without the factor 2π; breaks have no length).</param>
/// <param name="Segment">The segment of the path.</param>
public readonly record struct BandPoint(Vector3D Q, double Distance, int Segment);
