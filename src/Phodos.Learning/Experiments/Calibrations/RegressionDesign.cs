using MathNet.Numerics.LinearAlgebra;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// The inputs of a generalised linear model, standardised, with a column of ones before them; its coefficients are fitted by Newton's method
/// with a ridge on those of the inputs.
/// </summary>
internal sealed class RegressionDesign
{
    private const double LeastDeviation = 1e-9; // an input that never varies gets no weight

    private readonly Matrix<double> _design;
    private readonly Vector<double> _deviations;

    /// <param name="rows">The inputs of each crystal, at least one.</param>
    internal RegressionDesign(IEnumerable<double[]> rows)
    {
        var inputs = Matrix<double>.Build.DenseOfRows(rows);
        Means = inputs.ColumnSums() / inputs.RowCount;
        var centred = inputs - Matrix<double>.Build.Dense(inputs.RowCount, inputs.ColumnCount, (_, column) => Means[column]);
        _deviations = (centred.PointwisePower(2).ColumnSums() / inputs.RowCount).PointwiseSqrt() + LeastDeviation;
        var standard = centred * Matrix<double>.Build.DiagonalOfDiagonalVector(1 / _deviations);
        _design = standard.InsertColumn(0, Vector<double>.Build.Dense(inputs.RowCount, 1));
    }

    /// <summary>The mean of each input.</summary>
    internal Vector<double> Means { get; }

    /// <summary>Fits a loss that is convex in the scores, which are the coefficients times the standardised inputs.</summary>
    /// <param name="ridge">The penalty on the square of each coefficient of an input, in crystals that know nothing of them.</param>
    /// <param name="steps">The steps of Newton's method.</param>
    /// <param name="longestStep">The longest of them, as the change of the score of any crystal.</param>
    /// <param name="derivatives">The first and second derivative of the loss of each crystal by its score.</param>
    /// <returns>The constant, at the means of the inputs, and the weight of each input as it was given.</returns>
    internal (double Constant, Vector<double> Weights) Fit(
        double ridge, int steps, double longestStep, Func<Vector<double>, (Vector<double> First, Vector<double> Second)> derivatives)
    {
        var penalty = Matrix<double>.Build.DenseDiagonal(_design.ColumnCount, ridge);
        penalty[0, 0] = 0;
        var coefficients = Vector<double>.Build.Dense(_design.ColumnCount);
        for (var step = 0; step < steps; step++)
        {
            var (first, second) = derivatives(_design * coefficients);
            var gradient = _design.TransposeThisAndMultiply(first) + penalty * coefficients;
            var curvature = _design.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(second) * _design) + penalty;
            var change = curvature.Solve(gradient);
            coefficients -= change * Math.Min(1, longestStep / Math.Max((_design * change).AbsoluteMaximum(), longestStep));
        }

        return (coefficients[0], coefficients.SubVector(1, _deviations.Count).PointwiseDivide(_deviations));
    }
}
