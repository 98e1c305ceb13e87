using MathNet.Numerics.LinearAlgebra;
using Phodos.Learning.Calibration;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Fits the probability that a crystal is unstable by logistic regression. A ridge on the weights of the standardised inputs counts as one
/// crystal that knows nothing of them, so that the weights stay finite where the inputs part the crystals without a fault.
/// </summary>
internal static class StabilityFit
{
    private const double Ridge = 1;
    private const int Steps = 100;
    private const double LongestStep = 2; // of the score of any crystal
    private const double LeastDeviation = 1e-9; // an input that never varies gets no weight

    /// <summary>The fit; null where there are no crystals of one of the two kinds.</summary>
    /// <param name="crystals">The inputs of each crystal, and whether it is unstable.</param>
    internal static StabilityCalibration? Of(IReadOnlyList<(StabilityInputs Inputs, bool IsUnstable)> crystals)
    {
        if (crystals.All(crystal => crystal.IsUnstable) || !crystals.Any(crystal => crystal.IsUnstable))
            return null;
        var inputs = Matrix<double>.Build.DenseOfRows(crystals.Select(crystal => crystal.Inputs.ToRow()));
        var means = inputs.ColumnSums() / inputs.RowCount;
        var centred = inputs - Matrix<double>.Build.Dense(inputs.RowCount, inputs.ColumnCount, (_, column) => means[column]);
        var deviations = (centred.PointwisePower(2).ColumnSums() / inputs.RowCount).PointwiseSqrt() + LeastDeviation;
        var design = (centred * Matrix<double>.Build.DiagonalOfDiagonalVector(1 / deviations))
            .InsertColumn(0, Vector<double>.Build.Dense(inputs.RowCount, 1));
        var coefficients = Fit(design, Vector<double>.Build.Dense(crystals.Count, row => crystals[row].IsUnstable ? 1 : 0));
        var weights = coefficients.SubVector(1, inputs.ColumnCount).PointwiseDivide(deviations);
        return new StabilityCalibration(coefficients[0] - weights.DotProduct(means), [.. weights]);
    }

    // Newton's method; the logistic loss is convex in the coefficients.
    private static Vector<double> Fit(Matrix<double> design, Vector<double> unstable)
    {
        var ridge = Matrix<double>.Build.DenseDiagonal(design.ColumnCount, Ridge);
        ridge[0, 0] = 0;
        var coefficients = Vector<double>.Build.Dense(design.ColumnCount);
        for (var step = 0; step < Steps; step++)
        {
            var probabilities = (design * coefficients).Map(score => 1 / (1 + Math.Exp(-score)));
            var gradient = design.TransposeThisAndMultiply(probabilities - unstable) + ridge * coefficients;
            var variances = probabilities.PointwiseMultiply(1 - probabilities);
            var curvature = design.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(variances) * design) + ridge;
            var change = curvature.Solve(gradient);
            coefficients -= change * Math.Min(1, LongestStep / Math.Max((design * change).AbsoluteMaximum(), LongestStep));
        }

        return coefficients;
    }
}
