using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Duplicates;

/// <summary>
/// Finds the crystals of a data set that are the same structure. Crystals are told one by one and not kept: only their fingerprints are,
/// about 500 bytes each. Only crystals of one reduced formula and nearly one mean distance are compared, so the time is
/// nearly proportional to their number. Space groups are not asked: a strained copy has another one than its original.
/// </summary>
/// <param name="tolerance">How far duplicates may differ; null is <see cref="StructureTolerance.Default"/>.</param>
public sealed class DuplicateFinder(StructureTolerance? tolerance = null)
{
    private readonly StructureTolerance _tolerance = tolerance ?? StructureTolerance.Default;
    private readonly Dictionary<string, List<Candidate>> _byFormula = new(StringComparer.Ordinal);

    /// <summary>How many crystals were told.</summary>
    public int Count { get; private set; }

    /// <summary>The groups of crystals that are the same structure.</summary>
    /// <param name="crystals">The crystals, read once.</param>
    /// <param name="tolerance">How far duplicates may differ; null is <see cref="StructureTolerance.Default"/>.</param>
    /// <returns>What <see cref="Groups()"/> returns.</returns>
    public static ImmutableArray<ImmutableArray<int>> Groups(IEnumerable<Crystal> crystals, StructureTolerance? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        var finder = new DuplicateFinder(tolerance);
        foreach (var crystal in crystals)
            finder.Add(crystal);
        return finder.Groups();
    }

    /// <summary>Tells of the next crystal.</summary>
    /// <returns>Its index, counted from 0.</returns>
    public int Add(Crystal crystal) => Add(StructureFingerprint.Of(crystal));

    /// <summary>Tells of the next crystal by its fingerprint, which may have been made on another thread.</summary>
    /// <returns>Its index, counted from 0.</returns>
    public int Add(StructureFingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (!_byFormula.TryGetValue(fingerprint.ReducedFormula, out var bucket))
            _byFormula.Add(fingerprint.ReducedFormula, bucket = []);
        bucket.Add(new Candidate(Count, MeanLogarithm(fingerprint), fingerprint));
        return Count++;
    }

    /// <summary>The groups of the crystals told so far.</summary>
    /// <returns>
    /// The indices of each group of two or more, ascending, the groups by their first index. Any two crystals that are the
    /// same are in one group; so are those linked by a chain of others, each the same as the next.
    /// </returns>
    public ImmutableArray<ImmutableArray<int>> Groups()
    {
        var sets = new DisjointSets(Count);
        foreach (var bucket in _byFormula.Values)
            Join(bucket, sets);
        return
        [
            .. Enumerable.Range(0, Count)
                .GroupBy(sets.Find)
                .Select(group => group.ToImmutableArray())
                .Where(group => group.Length > 1),
        ];
    }

    // Two matching fingerprints have means that differ by no more than one of their distances may.
    private void Join(List<Candidate> bucket, DisjointSets sets)
    {
        var ordered = bucket.OrderBy(candidate => candidate.MeanLogarithm).ToArray();
        var window = Math.Log((1 + 0.5 * _tolerance.Distance) / (1 - 0.5 * _tolerance.Distance));
        for (var first = 0; first < ordered.Length; first++)
        {
            for (var second = first + 1; second < ordered.Length; second++)
            {
                if (ordered[second].MeanLogarithm - ordered[first].MeanLogarithm > window)
                    break;
                if (sets.Find(ordered[first].Index) == sets.Find(ordered[second].Index))
                    continue;
                if (ordered[first].Fingerprint.Matches(ordered[second].Fingerprint, _tolerance))
                    sets.Join(ordered[first].Index, ordered[second].Index);
            }
        }
    }

    private static double MeanLogarithm(StructureFingerprint fingerprint)
    {
        var sum = 0.0;
        foreach (var distance in fingerprint.Distances)
            sum += Math.Log((double)distance);
        return sum / fingerprint.Distances.Length;
    }

    private readonly record struct Candidate(int Index, double MeanLogarithm, StructureFingerprint Fingerprint);
}
