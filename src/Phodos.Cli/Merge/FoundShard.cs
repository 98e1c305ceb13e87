using Phodos.Cli.Sharding;

namespace Phodos.Cli.Merge;

/// <summary>A shard that was found and read through.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Start">What it is.</param>
internal sealed record FoundShard(ShardFolder Folder, ShardStart Start)
{
    internal Shard Shard => new(Start.Index, Start.Count);

    /// <summary>What it says that it holds; null where it is not complete.</summary>
    internal ShardEnd? End { get; init; }

    /// <summary>What it holds.</summary>
    internal InputDigest Rows { get; init; } = InputDigest.Empty;

    /// <summary>How many of its rows have a problem in place of a result.</summary>
    internal long Failed { get; init; }

    /// <summary>What it lacks, in one line; null where it is whole.</summary>
    internal string? Lack => End switch
    {
        null => $"shard {Shard} is not complete: it has {Rows.Count} rows; run it again ({Folder.Path})",
        _ when End.Rows != Rows => $"shard {Shard} had {End.Rows.Count} rows when it was complete, and has {Rows.Count}: a part is missing or another's; run it again ({Folder.Path})",
        _ => null,
    };

    /// <exception cref="InvalidInputException">A file of it is damaged, a row stands twice, or one is of another shard.</exception>
    internal static FoundShard Read(ShardFolder folder, Action<InputKey>? see)
    {
        var start = folder.ReadStart();
        if (start.Format != ShardStart.CurrentFormat || start.Index < 1 || start.Index > start.Count || start.Count > Shard.MaximumCount)
            throw new InvalidInputException("this is no shard that this version reads; make it again, or update Phodos", folder.Path);
        var rows = ShardRows.Of(folder, new Shard(start.Index, start.Count));
        if (see is not null)
        {
            foreach (var key in rows.Keys)
                see(key);
        }

        return new FoundShard(folder, start)
        {
            End = folder.IsComplete ? folder.ReadEnd() : null,
            Rows = InputDigest.Of(rows.Keys),
            Failed = rows.Failed,
        };
    }
}
