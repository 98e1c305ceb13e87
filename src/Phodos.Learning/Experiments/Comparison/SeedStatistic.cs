namespace Phodos.Learning.Experiments.Comparison;

/// <summary>What a figure is over several seeds.</summary>
/// <param name="Mean">The mean; null where no run has the figure.</param>
/// <param name="Deviation">The standard deviation of a sample (divided by n − 1); null for fewer than two runs.</param>
public readonly record struct SeedStatistic(double? Mean, double? Deviation)
{
    /// <summary>The statistic of values; those that are null are left out.</summary>
    public static SeedStatistic Of(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length == 0)
            return default;
        var mean = known.Average();
        return new(mean, known.Length < 2 ? null : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Length - 1)));
    }

    /// <summary>The median of at least one value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
