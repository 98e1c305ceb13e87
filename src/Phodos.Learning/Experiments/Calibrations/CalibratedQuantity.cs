using System.Collections.Immutable;
using MathNet.Numerics.Statistics;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>How good the error bars of one quantity are.</summary>
/// <param name="Name">The quantity, such as <c>C_V</c>.</param>
/// <param name="Unit">The unit of its errors; empty where there is none.</param>
/// <param name="MeanError">The mean absolute error on the test part.</param>
/// <param name="MeanHalfWidth">The mean half width of the 90 % interval on the test part.</param>
/// <param name="Coverage">The part of the true values of the test part that lie within their intervals.</param>
/// <param name="RankCorrelation">
/// Spearman's correlation, over the test crystals, of the expected error and the real one; null where one of them never varies.
/// </param>
/// <param name="Reliability">The part of the test values that lie within intervals made for a part of the values, level by level.</param>
public sealed record CalibratedQuantity(
    string Name,
    string Unit,
    double MeanError,
    double MeanHalfWidth,
    double Coverage,
    double? RankCorrelation,
    ImmutableArray<ReliabilityPoint> Reliability)
{
    /// <summary>Of a thermodynamic function, how many true values its intervals hold at each temperature; else empty.</summary>
    public ImmutableArray<TemperatureCoverage> Temperatures { get; init; } = [];

    private static readonly double[] Levels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>Measures error bars.</summary>
    /// <param name="name">The quantity.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="validation">The errors of the validation part, with half the widths of their 90 % intervals as scores.</param>
    /// <param name="test">Those of the test part.</param>
    internal static CalibratedQuantity Of(string name, string unit, ScoredErrors validation, ScoredErrors test)
    {
        var rank = Correlation.Spearman(test.OfCrystals.Select(error => error.Score), test.OfCrystals.Select(error => error.Error));
        return new CalibratedQuantity(
            name,
            unit,
            test.All.Average(error => error.Error),
            test.All.Average(error => error.Score),
            test.Coverage(1),
            double.IsFinite(rank) ? rank : null,
            [.. Levels.Select(level => new ReliabilityPoint(level, test.Coverage(validation.Factor(level))))]);
    }
}

/// <summary>The part of the true values that lies within intervals made to hold a part of them.</summary>
/// <param name="Level">The part that they are made to hold.</param>
/// <param name="Coverage">The part that they hold.</param>
public sealed record ReliabilityPoint(double Level, double Coverage);

/// <summary>The part of the true values within the 90 % intervals at a temperature.</summary>
/// <param name="Temperature">The temperature (K).</param>
/// <param name="Coverage">The part, 0..1.</param>
public sealed record TemperatureCoverage(double Temperature, double Coverage);
