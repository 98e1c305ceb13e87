namespace Phodos.Spectra;

/// <summary>
/// Metrics over many crystals. Figures of different aggregations do not compare, so the aggregation is part of the result.
/// </summary>
/// <param name="Aggregation">How the figures of the crystals were put together, in words.</param>
/// <param name="Crystals">The number of crystals.</param>
/// <param name="Rmse">Root mean squared error.</param>
/// <param name="Mse">Mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">Coefficient of determination; null when it is defined nowhere.</param>
/// <param name="R2Undefined">
/// The number of terms (crystals, batches, or the one pool) left out of R2 because their reference is constant.
/// </param>
/// <param name="Wasserstein">Mean Wasserstein-1 distance (cm⁻¹); null where the aggregation has none or it is defined nowhere.</param>
/// <param name="WassersteinUndefined">The number of crystals left out of it because one of the two spectra is zero.</param>
public sealed record AggregatedMetrics(
    string Aggregation,
    int Crystals,
    double Rmse,
    double Mse,
    double Mae,
    double? R2,
    int R2Undefined,
    double? Wasserstein = null,
    int WassersteinUndefined = 0);
