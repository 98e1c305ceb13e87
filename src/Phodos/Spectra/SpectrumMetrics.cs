namespace Phodos.Spectra;

/// <summary>How far one predicted spectrum is from its reference.</summary>
/// <param name="Rmse">Root of the mean squared error over the grid points, in the unit of the values.</param>
/// <param name="Mse">Mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">Coefficient of determination, at most 1; null where it is undefined because the reference is constant.</param>
/// <param name="Wasserstein">
/// Wasserstein-1 distance (cm⁻¹) of the two spectra, each clipped at zero and divided by its sum; 0 when both are zero, null where it
/// is undefined because only one of them is.
/// </param>
public sealed record SpectrumMetrics(double Rmse, double Mse, double Mae, double? R2, double? Wasserstein)
{
    /// <summary>Compares one predicted spectrum with its reference.</summary>
    /// <param name="prediction">One finite value a grid point.</param>
    /// <param name="reference">One finite value a grid point.</param>
    /// <param name="grid">The grid of both.</param>
    /// <exception cref="InvalidInputException">A value is not finite.</exception>
    public static SpectrumMetrics Compare(ReadOnlySpan<double> prediction, ReadOnlySpan<double> reference, FrequencyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (prediction.Length != grid.Count)
            throw new ArgumentException($"{prediction.Length} values do not fit a grid of {grid.Count} points.", nameof(prediction));
        var errors = new ErrorSums();
        errors.Add(prediction, reference);
        return new SpectrumMetrics(
            errors.Rmse, errors.Mse, errors.Mae, errors.R2, WassersteinDistance.Between(prediction, reference, grid.Step));
    }
}
