using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Phodos.Spectra;

/// <summary>
/// Smooths evenly spaced values: each becomes the value at its place of the polynomial fitted by least squares to the window around it
/// (A. Savitzky, M. J. E. Golay, Anal. Chem. 36, 1627 (1964)). The first and last half windows take the polynomial of the first and
/// the last whole window, so polynomials up to the order come back unchanged everywhere.
/// </summary>
public sealed class SavitzkyGolayFilter
{
    // The columns are an orthonormal basis of the polynomials on the window, [window, order + 1]: the fit of y is Q Qᵀ y.
    private readonly Matrix<double> _basis;

    /// <summary>Makes a filter.</summary>
    /// <param name="window">The number of points of the window, odd.</param>
    /// <param name="order">The order of the polynomial, 0..<paramref name="window"/> − 1.</param>
    public SavitzkyGolayFilter(int window, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        if (int.IsEvenInteger(window))
            throw new ArgumentOutOfRangeException(nameof(window), window, "The window has an odd number of points.");
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(order, window);

        Window = window;
        Order = order;
        var half = window / 2;
        var powers = Matrix<double>.Build.Dense(
            window, order + 1, (point, power) => half == 0 ? 1 : Math.Pow((point - half) / (double)half, power));
        _basis = powers.QR(QRMethod.Thin).Q;
        Coefficients = [.. _basis * _basis.Row(half)];
    }

    /// <summary>The number of points of the window.</summary>
    public int Window { get; }

    /// <summary>The order of the polynomial.</summary>
    public int Order { get; }

    /// <summary>The weight of each point of the window in the value at its centre, [window].</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>The smoothed values, as many as given.</summary>
    /// <param name="values">At least <see cref="Window"/> values.</param>
    /// <exception cref="InvalidInputException">There are fewer values than the window has points.</exception>
    public double[] Apply(ReadOnlySpan<double> values)
    {
        if (values.Length < Window)
        {
            throw new InvalidInputException(
                $"{values.Length} points cannot be smoothed with a window of {Window}; make the window smaller");
        }

        var half = Window / 2;
        var smoothed = new double[values.Length];
        Fit(values[..Window])[..half].CopyTo(smoothed);
        Fit(values[^Window..])[(half + 1)..].CopyTo(smoothed.AsSpan(values.Length - half));
        for (var centre = half; centre < values.Length - half; centre++)
        {
            var sum = 0.0;
            for (var point = 0; point < Window; point++)
                sum += Coefficients[point] * values[centre - half + point];
            smoothed[centre] = sum;
        }

        return smoothed;
    }

    private Span<double> Fit(ReadOnlySpan<double> window)
    {
        var values = Vector<double>.Build.Dense(window.ToArray());
        return (_basis * _basis.TransposeThisAndMultiply(values)).ToArray();
    }
}
