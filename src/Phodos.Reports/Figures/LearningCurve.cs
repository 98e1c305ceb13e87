using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>How an error falls with the number of crystals that a model learns from.</summary>
/// <param name="Name">What a reader calls it, such as <c>from scratch</c>.</param>
/// <param name="Points">At least one point, by ascending number of crystals.</param>
public sealed record LearningCurve(string Name, ImmutableArray<LearningCurvePoint> Points);

/// <summary>A point of a learning curve.</summary>
/// <param name="Crystals">How many crystals were learnt from, at least 1.</param>
/// <param name="Error">The mean error, finite and above 0.</param>
/// <param name="Deviation">Its standard deviation; null where there is none.</param>
public sealed record LearningCurvePoint(int Crystals, double Error, double? Deviation = null);
