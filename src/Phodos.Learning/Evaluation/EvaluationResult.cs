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
    AggregatedMetrics Pooled)
{
    /// <summary>How long the predictions took.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Compares predictions with their references.</summary>
    /// <param name="predictions">The predictions, <c>[crystals][points]</c>, at least one.</param>
    /// <param name="references">The name and the reference of each.</param>
    /// <param name="grid">The grid of both.</param>
    /// <exception cref="InvalidInputException">There are no crystals, or a value is not finite; the message names the crystal.</exception>
    internal static EvaluationResult Of(
        IReadOnlyList<double[]> predictions, IReadOnlyList<(string Id, double[] Values)> references, FrequencyGrid grid)
    {
        SpectrumMetrics[] ofCrystals = [.. predictions.Zip(references, (prediction, reference) => Compare(prediction, reference, grid))];
        return new EvaluationResult(
            predictions,
            ofCrystals,
            MetricsAggregation.PerCrystalMean(ofCrystals),
            MetricsAggregation.Pooled(predictions, [.. references.Select(reference => reference.Values)]));
    }

    private static SpectrumMetrics Compare(double[] prediction, (string Id, double[] Values) reference, FrequencyGrid grid)
    {
        try
        {
            return SpectrumMetrics.Compare(prediction, reference.Values, grid);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"{reference.Id}: {fault.Message}", innerException: fault);
        }
    }
}
