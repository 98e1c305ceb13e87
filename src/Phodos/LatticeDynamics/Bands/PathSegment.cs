namespace Phodos.LatticeDynamics.Bands;

/// <summary>A straight piece of a path.</summary>
/// <param name="Start">Its first point.</param>
/// <param name="End">Its last point.</param>
public readonly record struct PathSegment(PathPoint Start, PathPoint End);
