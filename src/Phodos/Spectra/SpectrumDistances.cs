namespace Phodos.Spectra;

/// <summary>How far two densities of states are from each other.</summary>
/// <param name="Rmse">Root mean squared error of the two, each divided by its maximum.</param>
/// <param name="Mse">Mean squared error of the same.</param>
/// <param name="Mae">Mean absolute error of the same.</param>
/// <param name="R2">The coefficient of determination of the same, the second being the reference; null where that is constant.</param>
/// <param name="Overlap">
/// The part of the states that lie at the same frequency: the integral of the smaller of the two, each of integral 1; 0..1.
/// </param>
/// <param name="Cosine">The cosine of the angle between the two as vectors; 0..1 where neither is negative.</param>
/// <param name="Wasserstein">The Wasserstein-1 distance (cm⁻¹): how far the states have to be moved on average.</param>
/// <param name="MeanFrequency">The mean frequency of the first less that of the second (cm⁻¹).</param>
/// <param name="RmsFrequency">The same of the root mean square frequency (cm⁻¹).</param>
/// <param name="MaximumFrequency">The same of the frequency (cm⁻¹) above which 0.5 % of the states lie.</param>
/// <param name="HeatCapacity">C_V at 300 K of the first less that of the second (J/K/mol-atom).</param>
/// <param name="Entropy">S at 300 K of the first less that of the second (J/K/mol-atom).</param>
public sealed record SpectrumDistances(
    double Rmse,
    double Mse,
    double Mae,
    double? R2,
    double Overlap,
    double Cosine,
    double Wasserstein,
    double MeanFrequency,
    double RmsFrequency,
    double MaximumFrequency,
    double HeatCapacity,
    double Entropy)
{
    private const double RoomTemperature = 300;

    /// <summary>The distances of two densities of states on one grid, in any normalisation.</summary>
    /// <param name="first">The one, such as a prediction.</param>
    /// <param name="second">The other, such as its reference.</param>
    /// <exception cref="ArgumentException">The grids differ.</exception>
    /// <exception cref="InvalidInputException">One of them has no states above zero frequency.</exception>
    public static SpectrumDistances Between(DensityOfStates first, DensityOfStates second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Grid != second.Grid)
            throw new ArgumentException("The two have different grids; resample one of them.", nameof(second));
        var shapes = SpectrumMetrics.Compare(first.MaxNormalize().Values.AsSpan(), second.MaxNormalize().Values.AsSpan(), first.Grid);
        var (firstStates, secondStates) = (PhononStates.Of(first), PhononStates.Of(second));
        var (firstMoments, secondMoments) = (SpectrumMoments.Of(firstStates), SpectrumMoments.Of(secondStates));
        var firstAt = ThermodynamicFunctions.At(firstStates, RoomTemperature);
        var secondAt = ThermodynamicFunctions.At(secondStates, RoomTemperature);
        return new SpectrumDistances(
            shapes.Rmse,
            shapes.Mse,
            shapes.Mae,
            shapes.R2,
            OverlapOf(first, second),
            CosineOf(first, second),
            shapes.Wasserstein!.Value, // both have states
            firstMoments.Mean - secondMoments.Mean,
            firstMoments.RootMeanSquare - secondMoments.RootMeanSquare,
            firstMoments.Maximum - secondMoments.Maximum,
            firstAt.HeatCapacity - secondAt.HeatCapacity,
            firstAt.Entropy - secondAt.Entropy);
    }

    // Of all states, imaginary ones too; the widths of the points at both ends count half.
    private static double OverlapOf(DensityOfStates first, DensityOfStates second)
    {
        double common = 0, ofFirst = 0, ofSecond = 0;
        for (var point = 0; point < first.Grid.Count; point++)
        {
            ofFirst += Math.Max(0, first.Values[point]) * first.Grid.WidthOf(point);
            ofSecond += Math.Max(0, second.Values[point]) * second.Grid.WidthOf(point);
        }

        for (var point = 0; point < first.Grid.Count; point++)
        {
            common += Math.Max(0, Math.Min(first.Values[point] / ofFirst, second.Values[point] / ofSecond)) * first.Grid.WidthOf(point);
        }

        return common;
    }

    private static double CosineOf(DensityOfStates first, DensityOfStates second)
    {
        double product = 0, ofFirst = 0, ofSecond = 0;
        for (var point = 0; point < first.Grid.Count; point++)
        {
            product += first.Values[point] * second.Values[point];
            ofFirst += first.Values[point] * first.Values[point];
            ofSecond += second.Values[point] * second.Values[point];
        }

        return product / Math.Sqrt(ofFirst * ofSecond);
    }
}
