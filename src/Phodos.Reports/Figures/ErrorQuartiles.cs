using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>Crystals ranked by their error and cut into four groups of (nearly) equal size, best first.</summary>
internal sealed class ErrorQuartiles
{
    internal const int Count = 4;

    private readonly ImmutableArray<EvaluatedCrystal>[] _groups;

    /// <param name="crystals">At least four, in any order: equal errors are ranked by identifier, so that the order never matters.</param>
    internal ErrorQuartiles(IReadOnlyList<EvaluatedCrystal> crystals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(crystals.Count, Count);
        var ranked = crystals.OrderBy(crystal => crystal.Mse).ThenBy(crystal => crystal.Id, StringComparer.Ordinal).ToImmutableArray();
        _groups = new ImmutableArray<EvaluatedCrystal>[Count];
        for (var quartile = 0; quartile < Count; quartile++)
            _groups[quartile] = ranked[Start(quartile)..Start(quartile + 1)];

        int Start(int quartile) => (int)((long)ranked.Length * quartile / Count);
    }

    /// <summary>The crystals of a quartile (0 is the best), best first.</summary>
    internal ImmutableArray<EvaluatedCrystal> this[int quartile] => _groups[quartile];

    /// <summary>At most <paramref name="count"/> crystals of a quartile at evenly spaced ranks, the middles of equal parts.</summary>
    internal IReadOnlyList<EvaluatedCrystal> Samples(int quartile, int count)
    {
        var group = _groups[quartile];
        var taken = Math.Min(count, group.Length);
        return [.. Enumerable.Range(0, taken).Select(sample => group[(2 * sample + 1) * group.Length / (2 * taken)])];
    }
}
