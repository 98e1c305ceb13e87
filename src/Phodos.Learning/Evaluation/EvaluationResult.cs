using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>How well a model predicts some crystals.</summary>
/// <param name="Predictions">The predictions, <c>[crystals][points]</c>.</param>
/// <param name="Crystals">The metrics of each crystal.</param>
/// <param name="PerCrystalMean">The primary aggregation: the mean over crystals of each crystal's metric.</param>
/// <param name="Pooled">All points of all crystals as one set.</param>
public sealed record EvaluationResult(
    IReadOnlyList<double[]> Predictions,
    IReadOnlyList<SpectrumMetrics> Crystals,
    AggregatedMetrics PerCrystalMean,
    AggregatedMetrics Pooled);
