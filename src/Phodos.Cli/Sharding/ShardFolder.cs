using System.Globalization;
using Phodos.Learning;

namespace Phodos.Cli.Sharding;

/// <summary>The folder of a shard: what it is, its parts, and, when it is complete, what it holds. Each file appears whole or not at all.</summary>
/// <param name="Path">The folder.</param>
internal sealed record ShardFolder(string Path)
{
    private const string StartName = "shard.json";
    private const string EndName = "complete.json";
    private const string LockName = ".lock";
    private const string PartPrefix = "part-";
    private const string PartSuffix = ".parquet";

    internal bool Exists => File.Exists(System.IO.Path.Combine(Path, StartName));

    internal bool IsComplete => File.Exists(EndFile);

    private string EndFile => System.IO.Path.Combine(Path, EndName);

    /// <summary>The folder of a shard within that of the results.</summary>
    internal static ShardFolder Of(string results, Shard shard)
    {
        var digits = shard.Count.ToString(CultureInfo.InvariantCulture).Length;
        return new ShardFolder(System.IO.Path.Combine(
            results, $"shard-{shard.Index.ToString("D" + digits, CultureInfo.InvariantCulture)}-of-{shard.Count.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>The shards of a folder, in their order: it may be one itself.</summary>
    internal static IReadOnlyList<ShardFolder> In(string folder)
    {
        var itself = new ShardFolder(folder);
        if (itself.Exists)
            return [itself];
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(path => new ShardFolder(path)).Where(shard => shard.Exists)];
    }

    /// <summary>Keeps other processes out until what is returned is disposed.</summary>
    /// <exception cref="InvalidInputException">Another is at work here.</exception>
    internal IDisposable Lock()
    {
        Console.OutputFolder.Make(Path);
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new InvalidInputException("another process is at work on this shard; let it end first", Path, innerException: fault);
        }
    }

    /// <summary>The parts, in the order in which they were written.</summary>
    internal string[] Parts() =>
        [.. Directory.EnumerateFiles(Path, PartPrefix + "*" + PartSuffix).Where(part => NumberOf(part) is not null).OrderBy(NumberOf)];

    /// <summary>The name of the next part.</summary>
    internal string NextPart() => System.IO.Path.Combine(
        Path, PartPrefix + ((Parts() is [.., var last] ? NumberOf(last)!.Value : 0) + 1).ToString("D6", CultureInfo.InvariantCulture) + PartSuffix);

    internal ShardStart ReadStart() => LearningJson.Read<ShardStart>(System.IO.Path.Combine(Path, StartName));

    internal void WriteStart(ShardStart start) => LearningJson.Write(System.IO.Path.Combine(Path, StartName), start);

    internal ShardEnd ReadEnd() => LearningJson.Read<ShardEnd>(EndFile);

    internal void WriteEnd(ShardEnd end) => LearningJson.Write(EndFile, end);

    /// <summary>Takes back that it is complete, before more is added.</summary>
    internal void Reopen() => File.Delete(EndFile);

    private static int? NumberOf(string part) => int.TryParse(
        System.IO.Path.GetFileName(part).AsSpan()[PartPrefix.Length..^PartSuffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
}
