namespace Phodos.Learning.Evaluation;

/// <summary>The mean of a metric over crystals, and how far it may be from the mean over many more of their kind.</summary>
/// <param name="Crystals">Over how many crystals: those where the metric is defined, at least 1.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardError">The sample standard deviation over the root of the number of crystals; null for one crystal.</param>
public sealed record MeanMetric(int Crystals, double Mean, double? StandardError)
{
    /// <summary>The mean of the values that are defined, or null where none is.</summary>
    public static MeanMetric? Of(IEnumerable<double?> values)
    {
        double[] defined = [.. values.OfType<double>()];
        if (defined.Length == 0)
            return null;
        var mean = defined.Average();
        var squares = defined.Sum(value => (value - mean) * (value - mean));
        return new MeanMetric(
            defined.Length, mean, defined.Length == 1 ? null : Math.Sqrt(squares / (defined.Length - 1) / defined.Length));
    }
}
