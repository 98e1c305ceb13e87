namespace Phodos.Spectra;

/// <summary>How an RMSE is taken inside a batch by <see cref="MetricsAggregation.MeanOverBatches"/>.</summary>
public enum BatchRmse
{
    /// <summary>The mean of the RMSE of each crystal: what the reference implementation reports for DOSTransformer.</summary>
    PerCrystal,

    /// <summary>The root of the mean squared error of the batch: what it reports for its other models.</summary>
    Pooled,
}
