using Phodos.Cli.Sharding;

namespace Phodos.Cli.Merge;

/// <summary>The shards that are to be joined, in their order, and what is wrong with them.</summary>
internal sealed class FoundShards
{
    private const int NamedShards = 10;

    private FoundShards(IReadOnlyList<FoundShard> shards) => All = shards;

    internal IReadOnlyList<FoundShard> All { get; }

    internal long RowCount => All.Sum(shard => shard.Rows.Count);

    internal long FailedCount => All.Sum(shard => shard.Failed);

    /// <summary>The inputs that complete shards saw.</summary>
    internal InputDigest? Inputs => All.FirstOrDefault(shard => shard.End is not null)?.End!.All;

    /// <summary>Reads them.</summary>
    /// <param name="folders">Shards, and folders of shards.</param>
    /// <param name="see">Told of each input with a row.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidInputException">There are none, or they do not belong together: joined, they would be wrong.</exception>
    internal static FoundShards Read(string[] folders, Action<InputKey>? see, CancellationToken cancellation)
    {
        SortedDictionary<int, FoundShard> found = [];
        FoundShard? first = null;
        foreach (var folder in folders.SelectMany(Expand).DistinctBy(folder => Path.GetFullPath(folder.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            var shard = FoundShard.Read(folder, see);
            first ??= shard;
            RequireAlike(first, shard);
            if (!found.TryAdd(shard.Start.Index, shard))
                throw new InvalidInputException($"shard {shard.Shard} is there twice, here and in {found[shard.Start.Index].Folder.Path}; leave one out", folder.Path);
        }

        return new FoundShards([.. found.Values]);
    }

    /// <summary>What is missing, a line each; empty where nothing is.</summary>
    internal IEnumerable<string> Lacks()
    {
        var count = All[0].Start.Count;
        var there = All.Select(shard => shard.Start.Index).ToHashSet();
        int[] missing = [.. Enumerable.Range(1, count).Where(index => !there.Contains(index))];
        if (missing.Length > 0)
        {
            var more = missing.Length > NamedShards ? $" and {missing.Length - NamedShards} more" : "";
            yield return $"{missing.Length} of {count} shards {(missing.Length == 1 ? "is" : "are")} missing: {string.Join(", ", missing.Take(NamedShards))}{more}";
        }

        foreach (var lack in All.Select(shard => shard.Lack).OfType<string>())
            yield return lack;
        if (InputsDiffer() is { } difference)
            yield return difference;
    }

    private static IReadOnlyList<ShardFolder> Expand(string folder) => ShardFolder.In(folder) is { Count: > 0 } shards
        ? shards
        : throw new InvalidInputException("there are no shards here; give the folder that --shard wrote them to", folder);

    private static void RequireAlike(FoundShard first, FoundShard shard)
    {
        if (shard.Start.Count != first.Start.Count)
            throw new InvalidInputException($"this is one of {shard.Start.Count} shards, and {first.Folder.Path} one of {first.Start.Count}; join them apart", shard.Folder.Path);
        if (shard.Start.Made.DifferenceFrom(first.Start.Made) is { } difference)
            throw new InvalidInputException($"shard {shard.Shard} was made by {difference} as shard {first.Shard}; join them apart, or make one again", shard.Folder.Path);
    }

    // Each complete shard saw the inputs of all: they must have seen the same, and between them have all.
    private string? InputsDiffer()
    {
        FoundShard[] complete = [.. All.Where(shard => shard.End is not null)];
        if (complete.Length == 0)
            return null;
        var seen = complete[0].End!.All;
        if (complete.FirstOrDefault(shard => shard.End!.All != seen) is { } other)
        {
            return $"shards {complete[0].Shard} and {other.Shard} were given different inputs, {seen.Count} and {other.End!.All.Count}: "
                + "run those again that were given the wrong ones";
        }

        var own = complete.Aggregate(InputDigest.Empty, (sum, shard) => sum.With(shard.End!.Own));
        if (own == seen)
            return null;
        return complete.Length == All[0].Start.Count
            ? $"the shards have {own.Count} inputs between them, and saw {seen.Count}: run them again"
            : $"{seen.Count - own.Count} of {seen.Count} inputs are those of shards that are missing or not complete";
    }
}
