using MathNet.Numerics.LinearAlgebra;
using Phodos.Learning.Calibration;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Finds how the errors of a quantity, in parts of their scores, depend on the inputs: their mean is exp(a + weights · inputs), fitted as a
/// generalised linear model with the deviance of the gamma distribution, which fits absolute errors better than squares of logarithms do.
/// </summary>
/// <remarks>
/// A ridge on the weights of the standardised inputs counts as ten crystals that know nothing of them, so few crystals leave the scores
/// nearly as they are.
/// </remarks>
internal static class ErrorWeightsFit
{
    private const double Ridge = 10;
    private const int Steps = 50;
    private const double LongestStep = 1; // of the logarithm of any crystal's error
    private const double LeastDeviation = 1e-9; // an input that never varies gets no weight

    /// <summary>The least and the greatest of each input.</summary>
    /// <param name="inputs">Those of the crystals, at least one.</param>
    internal static (ErrorInputs Least, ErrorInputs Greatest) RangeOf(IReadOnlyCollection<ErrorInputs> inputs) => (
        new ErrorInputs(inputs.Min(input => input.SoftStates), inputs.Min(input => input.Disagreement), inputs.Min(input => input.EntropyScore)),
        new ErrorInputs(inputs.Max(input => input.SoftStates), inputs.Max(input => input.Disagreement), inputs.Max(input => input.EntropyScore)));

    /// <summary>The weights; all are 0 where the quantity is known of no crystal, or never errs.</summary>
    /// <param name="crystals">The inputs of each crystal, and its errors with their scores.</param>
    internal static ErrorWeights Of(IReadOnlyList<(ErrorInputs Inputs, (double Error, double Score)[] Errors)> crystals)
    {
        var ratios = Vector<double>.Build.Dense(crystals.Count, row => Ratio(crystals[row].Errors));
        if (crystals.Count == 0 || !(ratios.Average() > 0))
            return ErrorWeights.None;
        ratios /= ratios.Average();
        var inputs = Matrix<double>.Build.DenseOfRows(
            crystals.Select(crystal => new[] { crystal.Inputs.SoftStates, crystal.Inputs.Disagreement, crystal.Inputs.EntropyScore }));
        var means = inputs.ColumnSums() / inputs.RowCount;
        var centred = inputs - Matrix<double>.Build.Dense(inputs.RowCount, inputs.ColumnCount, (_, column) => means[column]);
        var deviations = (centred.PointwisePower(2).ColumnSums() / inputs.RowCount).PointwiseSqrt() + LeastDeviation;
        var standard = centred * Matrix<double>.Build.DiagonalOfDiagonalVector(1 / deviations);
        var design = standard.InsertColumn(0, Vector<double>.Build.Dense(inputs.RowCount, 1));
        var weights = Fit(design, ratios).SubVector(1, inputs.ColumnCount).PointwiseDivide(deviations);
        return new ErrorWeights(weights[0], weights[1], weights[2]);
    }

    private static double Ratio((double Error, double Score)[] errors) =>
        ScoredErrors.Ratio(errors.Average(error => error.Error), errors.Average(error => error.Score));

    // Newton's method; the deviance Σ ratio/mean + ln mean is convex in the coefficients.
    private static Vector<double> Fit(Matrix<double> standard, Vector<double> ratios)
    {
        var ridge = Matrix<double>.Build.DenseDiagonal(standard.ColumnCount, Ridge);
        ridge[0, 0] = 0;
        var coefficients = Vector<double>.Build.Dense(standard.ColumnCount);
        for (var step = 0; step < Steps; step++)
        {
            var parts = ratios.PointwiseDivide((standard * coefficients).PointwiseExp());
            var gradient = standard.TransposeThisAndMultiply(1 - parts) + ridge * coefficients;
            var curvature = standard.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(parts) * standard) + ridge;
            var change = curvature.Solve(gradient);
            coefficients -= change * Math.Min(1, LongestStep / Math.Max((standard * change).AbsoluteMaximum(), LongestStep));
        }

        return coefficients;
    }
}
