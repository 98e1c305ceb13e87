namespace Phodos.Datasets.Portrait;

/// <summary>Numbers in short.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Median">The median; of an even number of values the mean of the two in the middle.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Maximum">The greatest.</param>
public sealed record NumberSummary(double Minimum, double Median, double Mean, double Maximum)
{
    /// <summary>The summary of finite numbers; null where there are none.</summary>
    public static NumberSummary? Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0
            ? null
            : new(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted.Average(), sorted[^1]);
    }
}
