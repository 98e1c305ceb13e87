using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace Phodos.Learning.Calibration;

/// <summary>
/// Where the crystals that a model has seen lie in its own features: their mean and covariance, and how far from it (in the sense of
/// Mahalanobis) nearly all of them are.
/// </summary>
/// <param name="Mean">The mean, <c>[channels]</c>.</param>
/// <param name="Whitening">
/// W of the distance |W (x − mean)|, row by row, <c>[channels × channels]</c>: the inverse of the covariance is Wᵀ W.
/// </param>
/// <param name="Limit">The distance within which 99 % of them lie.</param>
public sealed record FeatureScope(ImmutableArray<float> Mean, ImmutableArray<float> Whitening, double Limit)
{
    private const double Within = 0.99;

    // What is added to the covariance, in parts of its mean diagonal: directions that never vary say nothing.
    private const double Ridge = 1e-4;

    /// <summary>The distance of features from the mean.</summary>
    /// <param name="features"><c>[channels]</c>.</param>
    public double Distance(ReadOnlySpan<float> features)
    {
        var channels = Mean.Length;
        if (features.Length != channels)
        {
            throw new InvalidInputException(
                $"the calibration is of {channels} features and the model has {features.Length}; calibrate it again");
        }

        var squares = 0.0;
        for (var row = 0; row < channels; row++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < channels; channel++)
                sum += Whitening[row * channels + channel] * (features[channel] - Mean[channel]);
            squares += sum * sum;
        }

        return Math.Sqrt(squares);
    }

    /// <summary>The scope of the features of many crystals, <c>[crystals][channels]</c>; at least one.</summary>
    internal static FeatureScope Of(IReadOnlyList<float[]> features)
    {
        var matrix = Matrix<double>.Build.Dense(features.Count, features[0].Length, (row, column) => features[row][column]);
        var mean = matrix.ColumnSums() / features.Count;
        var centred = Matrix<double>.Build.Dense(matrix.RowCount, matrix.ColumnCount, (row, column) => matrix[row, column] - mean[column]);
        var covariance = centred.TransposeThisAndMultiply(centred) / Math.Max(1, features.Count - 1);
        var ridge = Math.Max(Ridge * covariance.Trace() / covariance.RowCount, 1e-12);
        covariance += ridge * Matrix<double>.Build.DenseIdentity(covariance.RowCount);
        var whitening = covariance.Cholesky().Factor.Inverse();
        var scope = new FeatureScope(
            [.. mean.Select(value => (float)value)],
            [.. whitening.ToRowMajorArray().Select(value => (float)value)],
            double.MaxValue);
        return scope with { Limit = ErrorScale.Quantile(features.Select(row => scope.Distance(row)), Within) };
    }
}
