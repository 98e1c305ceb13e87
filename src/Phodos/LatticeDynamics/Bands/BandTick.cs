namespace Phodos.LatticeDynamics.Bands;

/// <summary>A labelled place on the path.</summary>
/// <param name="Point">The index of its first point.</param>
/// <param name="Distance">How far along the path it is (1/angstrom, without the factor 2π).</param>
/// <param name="Label">The label with a low index; two with a bar between where the path breaks.</param>
/// <param name="IsBreak">Whether the path breaks here.</param>
public readonly record struct BandTick(int Point, double Distance, string Label, bool IsBreak);
