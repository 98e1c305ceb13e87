using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Merge;

/// <summary><c>phodos merge</c>: looks through all shards, says what is missing, and joins them when nothing is, or when that is asked for.</summary>
internal sealed class MergeSession(Terminal terminal, CancellationToken cancellation)
{
    // A file takes the others.
    private const int NamedInputs = 10;

    internal int Run(MergeSettings settings)
    {
        HashSet<InputKey>? seen = settings.Inputs is null ? null : [];
        var shards = FoundShards.Read(settings.Folders, seen is null ? null : key => seen.Add(key), cancellation);
        string[] lacks = [.. shards.Lacks()];
        foreach (var lack in lacks)
            Terminal.Warn(lack);
        var without = settings.Inputs is null ? 0 : TellMissing(settings, seen!, lacks.Length == 0 ? shards.Inputs : null);
        if (lacks.Length + without > 0 && !settings.IsPartial)
        {
            Terminal.Warn("nothing was written; mend what is missing, or join what is there with --partial");
            return CommandRunner.WrongUsageOrInput;
        }

        Join(shards, settings.Output);
        return CommandRunner.Succeeded;
    }

    private void Join(FoundShards shards, string output)
    {
        using var table = new JoinedTable(output);
        foreach (var part in shards.All.SelectMany(shard => shard.Folder.Parts()))
        {
            cancellation.ThrowIfCancellationRequested();
            table.Append(part);
        }

        if (table.RowCount == 0)
            throw new InvalidInputException("none of the shards has a row; nothing was written", shards.All[0].Folder.Path);
        if (table.RowCount != shards.RowCount)
            throw new IOException($"the shards had {shards.RowCount} rows when they were looked through and {table.RowCount} when they were joined: something writes to them; nothing was written");
        var count = shards.All[0].Start.Count;
        table.Complete(new Dictionary<string, string>
        {
            ["phodos.shards"] = string.Create(CultureInfo.InvariantCulture, $"{shards.All.Count} of {count}"),
        });
        terminal.Note($"{shards.All.Count} of {count} shards, {table.RowCount} rows, {shards.FailedCount} of them with a problem → {output}");
    }

    // Files of folders and archives that are no structures have no row either. Where the shards are whole and saw these inputs, they are all
    // that has none.
    private long TellMissing(MergeSettings settings, HashSet<InputKey> seen, InputDigest? complete)
    {
        var (files, areAllFound) = settings.Inputs!.Find();
        var stream = new InputStream(files, cancellation);
        var census = new InputCensus(Shard.Whole, seen);
        List<string> named = [];
        var missing = 0L;
        using var list = settings.Missing is null ? null : new PendingFile(settings.Missing);
        var writer = list is null ? null : new StreamWriter(list.Stream); // closed with the file
        foreach (var _ in stream.Read(IsMissing))
        {
        }

        if (!areAllFound || stream.HasFaults)
            return 1;
        writer?.Flush();
        list?.Complete();
        if (complete == census.All)
        {
            terminal.Note($"{missing} of {census.All.Count} inputs have no row, as they are no structures");
            return 0;
        }

        if (missing > 0)
            Terminal.Warn($"{missing} inputs have no row: {string.Join(", ", named)}{(missing > named.Count ? $" and {missing - named.Count} more" : "")}");
        return missing;

        bool IsMissing(string name)
        {
            if (!census.Takes(name))
                return false;
            missing++;
            if (named.Count < NamedInputs)
                named.Add(name);
            writer?.WriteLine(name);
            return false;
        }
    }
}
