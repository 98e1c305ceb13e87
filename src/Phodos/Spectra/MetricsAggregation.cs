namespace Phodos.Spectra;

/// <summary>Puts the metrics of many crystals together. Every way gives other figures, so each is named in its result.</summary>
public static class MetricsAggregation
{
    /// <summary>
    /// The primary aggregation: the mean over the crystals of each crystal's own metric, R2 and Wasserstein over those where it is defined.
    /// </summary>
    /// <exception cref="InvalidInputException">There are no crystals.</exception>
    public static AggregatedMetrics PerCrystalMean(IReadOnlyList<SpectrumMetrics> crystals)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        RequireAny(crystals.Count);
        return new AggregatedMetrics(
            "per-crystal mean",
            crystals.Count,
            crystals.Average(crystal => crystal.Rmse),
            crystals.Average(crystal => crystal.Mse),
            crystals.Average(crystal => crystal.Mae),
            crystals.Average(crystal => crystal.R2),
            crystals.Count(crystal => crystal.R2 is null),
            crystals.Average(crystal => crystal.Wasserstein),
            crystals.Count(crystal => crystal.Wasserstein is null));
    }

    /// <summary>
    /// All points of all crystals as one set: RMSE is the root of the pooled MSE, R2 is against the mean of all references.
    /// </summary>
    /// <param name="predictions">One spectrum a crystal, [crystals][points].</param>
    /// <param name="references">One spectrum a crystal, [crystals][points].</param>
    /// <exception cref="InvalidInputException">There are no crystals, or a value is not finite.</exception>
    public static AggregatedMetrics Pooled(IReadOnlyList<double[]> predictions, IReadOnlyList<double[]> references)
    {
        RequirePairs(predictions, references);
        var pool = Gather(predictions, references, 0, predictions.Count);
        return new AggregatedMetrics(
            "pooled over all points", predictions.Count, pool.Rmse, pool.Mse, pool.Mae, pool.R2, pool.R2 is null ? 1 : 0);
    }

    /// <summary>
    /// The reference implementation's own aggregation, only for comparison with published numbers: crystals in consecutive batches,
    /// in each batch MSE, MAE and R2 of its points pooled and the RMSE as <paramref name="rmse"/> says, then the unweighted mean
    /// over the batches. It depends on the order and the batch size, and a smaller last batch weighs as much as the others.
    /// </summary>
    /// <param name="predictions">One spectrum a crystal, [crystals][points].</param>
    /// <param name="references">One spectrum a crystal, [crystals][points].</param>
    /// <param name="batchSize">Crystals a batch, at least 1.</param>
    /// <param name="rmse">How the RMSE is taken inside a batch.</param>
    /// <exception cref="InvalidInputException">There are no crystals, or a value is not finite.</exception>
    public static AggregatedMetrics MeanOverBatches(
        IReadOnlyList<double[]> predictions, IReadOnlyList<double[]> references, int batchSize, BatchRmse rmse)
    {
        RequirePairs(predictions, references);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        List<(double Rmse, ErrorSums Pool)> batches = [];
        for (var start = 0; start < predictions.Count; start += batchSize)
        {
            var end = Math.Min(start + batchSize, predictions.Count);
            var pool = Gather(predictions, references, start, end);
            var crystalRmse = Enumerable.Range(start, end - start)
                .Average(crystal => Gather(predictions, references, crystal, crystal + 1).Rmse);
            batches.Add((rmse == BatchRmse.PerCrystal ? crystalRmse : pool.Rmse, pool));
        }

        return new AggregatedMetrics(
            $"mean over batches of {batchSize}, RMSE {(rmse == BatchRmse.PerCrystal ? "per crystal" : "pooled")} in a batch",
            predictions.Count,
            batches.Average(batch => batch.Rmse),
            batches.Average(batch => batch.Pool.Mse),
            batches.Average(batch => batch.Pool.Mae),
            batches.Average(batch => batch.Pool.R2),
            batches.Count(batch => batch.Pool.R2 is null));
    }

    private static ErrorSums Gather(IReadOnlyList<double[]> predictions, IReadOnlyList<double[]> references, int start, int end)
    {
        var sums = new ErrorSums();
        for (var crystal = start; crystal < end; crystal++)
            sums.Add(predictions[crystal], references[crystal]);
        return sums;
    }

    private static void RequirePairs(IReadOnlyList<double[]> predictions, IReadOnlyList<double[]> references)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(references);
        if (predictions.Count != references.Count)
            throw new ArgumentException($"{predictions.Count} predictions do not fit {references.Count} references.", nameof(predictions));
        RequireAny(predictions.Count);
    }

    private static void RequireAny(int crystals)
    {
        if (crystals == 0)
            throw new InvalidInputException("there are no crystals to take metrics of; choose a part of the data set that is not empty");
    }
}
