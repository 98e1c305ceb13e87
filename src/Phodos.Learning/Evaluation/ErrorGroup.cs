using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>The errors of the crystals of one group.</summary>
/// <param name="Name">The group, such as <c>cubic</c> or <c>5–8</c>.</param>
/// <param name="Crystals">How many crystals are in it, at least 1.</param>
/// <param name="Rmse">Root mean squared error of a crystal.</param>
/// <param name="Mae">Mean absolute error of a crystal.</param>
/// <param name="R2">Coefficient of determination of a crystal; null where it is defined for none.</param>
/// <param name="Wasserstein">Wasserstein-1 distance (cm⁻¹) of a crystal; null where it is defined for none.</param>
public sealed record ErrorGroup(string Name, int Crystals, MeanMetric Rmse, MeanMetric Mae, MeanMetric? R2, MeanMetric? Wasserstein)
{
    internal static ErrorGroup Of(string name, IReadOnlyCollection<SpectrumMetrics> crystals) => new(
        name,
        crystals.Count,
        MeanMetric.Of(crystals.Select(crystal => (double?)crystal.Rmse))!,
        MeanMetric.Of(crystals.Select(crystal => (double?)crystal.Mae))!,
        MeanMetric.Of(crystals.Select(crystal => crystal.R2)),
        MeanMetric.Of(crystals.Select(crystal => crystal.Wasserstein)));
}
