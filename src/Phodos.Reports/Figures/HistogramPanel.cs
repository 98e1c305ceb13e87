using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>A panel of histograms over each other.</summary>
/// <param name="Label">What is counted, with its unit: the label of the horizontal axis.</param>
/// <param name="Series">The histograms; one without values is left out.</param>
public sealed record HistogramPanel(string Label, ImmutableArray<HistogramSeries> Series)
{
    /// <summary>Whether all values are whole numbers, so that a bin holds as many of them as any other.</summary>
    public bool WholeNumbers { get; init; }

    /// <summary>The least width of a bin: what is closer together is the same but for noise. Default 0.</summary>
    public double LeastBinWidth { get; init; }

    /// <summary>Whether the shares are on a logarithmic axis, for values of which a few have nearly all.</summary>
    public bool LogScale { get; init; }
}

/// <summary>The values behind a histogram.</summary>
/// <param name="Name">What they are of: the entry of the legend.</param>
/// <param name="Values">Finite values with how often each occurs.</param>
public sealed record HistogramSeries(string Name, ImmutableArray<(double Value, double Times)> Values)
{
    /// <summary>Values of which each occurs once for each time that it stands here.</summary>
    public static HistogramSeries Of(string name, IEnumerable<double> values) => new(name, [.. values.Select(value => (value, 1.0))]);
}
