using System.Collections.Immutable;

namespace Phodos.Datasets.Portrait;

/// <summary>How often each whole number occurs, such as the number of neighbours among atoms; the single values are not kept.</summary>
public sealed class CountDistribution
{
    private CountDistribution(IEnumerable<KeyValuePair<int, long>> occurrences)
    {
        Occurrences = [.. occurrences.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        Total = Occurrences.Sum(pair => pair.Times);
    }

    /// <summary>The numbers that occur, ascending, and how often each does.</summary>
    public ImmutableArray<(int Value, long Times)> Occurrences { get; }

    /// <summary>How many values there are; 0 for an empty distribution.</summary>
    public long Total { get; }

    /// <summary>The least value; null where there is none.</summary>
    public int? Minimum => Total == 0 ? null : Occurrences[0].Value;

    /// <summary>The greatest value; null where there is none.</summary>
    public int? Maximum => Total == 0 ? null : Occurrences[^1].Value;

    /// <summary>The mean; null where there are no values.</summary>
    public double? Mean => Total == 0 ? null : Occurrences.Sum(pair => (double)pair.Value * pair.Times) / Total;

    /// <summary>The median, of an even number of values the mean of the two in the middle; null where there are none.</summary>
    public double? Median => Total == 0 ? null : (ValueAt((Total - 1) / 2) + ValueAt(Total / 2)) / 2.0;

    /// <summary>The distribution of values.</summary>
    public static CountDistribution Of(IEnumerable<int> values) =>
        new(values.CountBy(value => value).Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value)));

    /// <summary>The distribution of the values of several distributions together.</summary>
    public static CountDistribution Sum(IEnumerable<CountDistribution> distributions) => new(distributions
        .SelectMany(distribution => distribution.Occurrences)
        .AggregateBy(pair => pair.Value, 0L, (sum, pair) => sum + pair.Times));

    // The value at a place of the sorted values, counted from 0.
    private int ValueAt(long place)
    {
        var index = 0;
        while (place >= Occurrences[index].Times)
            place -= Occurrences[index++].Times;
        return Occurrences[index].Value;
    }
}
