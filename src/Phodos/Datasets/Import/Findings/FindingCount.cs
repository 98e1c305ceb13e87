using System.Collections.Immutable;

namespace Phodos.Datasets.Import.Findings;

/// <summary>How often something was found.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Severity">What became of the rows.</param>
/// <param name="Count">How many findings there are.</param>
/// <param name="First">The first of them, at most <see cref="FindingCounts.Shown"/>.</param>
public sealed record FindingCount(FindingKind Kind, FindingSeverity Severity, int Count, ImmutableArray<Finding> First);

/// <summary>Counts findings by kind and severity and keeps only the first of each, so that many cost no memory.</summary>
internal sealed class FindingCounts
{
    /// <summary>How many findings of each kind and severity are kept.</summary>
    internal const int Shown = 5;

    private readonly SortedDictionary<(FindingKind Kind, FindingSeverity Severity), (int Count, List<Finding> First)> _counts = [];

    internal void Add(Finding finding)
    {
        var key = (finding.Kind, finding.Severity);
        var (count, first) = _counts.GetValueOrDefault(key, (0, []));
        if (first.Count < Shown)
            first.Add(finding);
        _counts[key] = (count + 1, first);
    }

    internal ImmutableArray<FindingCount> ToImmutable() =>
        [.. _counts.Select(entry => new FindingCount(entry.Key.Kind, entry.Key.Severity, entry.Value.Count, [.. entry.Value.First]))];
}
