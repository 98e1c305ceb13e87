namespace Phodos.Reports.Figures;

/// <summary>
/// Gaussian kernel estimate of a probability density, which integrates to one. Bandwidth by Silverman's rule
/// (<c>Density Estimation</c>, 1986, equation 3.31): <c>0.9 min(σ, IQR / 1.34) n^(−1/5)</c>.
/// </summary>
internal sealed class KernelDensity
{
    private readonly double[] _sorted;

    /// <param name="samples">At least one finite sample.</param>
    /// <param name="minimumBandwidth">The bandwidth where the samples hardly differ; above 0.</param>
    internal KernelDensity(IEnumerable<double> samples, double minimumBandwidth)
    {
        _sorted = [.. samples.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(_sorted.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumBandwidth);
        Bandwidth = Math.Max(minimumBandwidth, 0.9 * Spread() * Math.Pow(_sorted.Length, -0.2));
    }

    /// <summary>The standard deviation of the kernel, in the unit of the samples.</summary>
    internal double Bandwidth { get; }

    /// <summary>The density at a place, per unit of the samples.</summary>
    internal double At(double place) =>
        _sorted.Sum(sample => Math.Exp(-0.5 * Square((place - sample) / Bandwidth)))
        / (_sorted.Length * Bandwidth * Math.Sqrt(2 * Math.PI));

    private double Spread()
    {
        var mean = _sorted.Average();
        var deviation = Math.Sqrt(_sorted.Average(sample => Square(sample - mean)));
        var interquartile = Quantile(0.75) - Quantile(0.25);
        return interquartile > 0 ? Math.Min(deviation, interquartile / 1.34) : deviation;
    }

    private double Quantile(double fraction)
    {
        var rank = fraction * (_sorted.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + (rank - below) * (_sorted[above] - _sorted[below]);
    }

    private static double Square(double value) => value * value;
}
