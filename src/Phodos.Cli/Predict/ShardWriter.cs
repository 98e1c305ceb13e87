using System.Diagnostics;
using Parquet.Serialization;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Predict;

/// <summary>Writes the rows of a shard in parts, each as soon as it is full or some minutes old: what was written before a kill stays.</summary>
/// <param name="folder">The folder of the shard.</param>
/// <param name="partRows">The most rows of a part.</param>
/// <param name="notes">What is kept with each part.</param>
internal sealed class ShardWriter(ShardFolder folder, int partRows, IReadOnlyDictionary<string, string> notes)
{
    private static readonly TimeSpan LongestPart = TimeSpan.FromMinutes(5);

    private readonly List<PredictionRow> _rows = [];
    private readonly Stopwatch _age = new();

    /// <summary>Takes a row.</summary>
    /// <returns>Whether a part was written.</returns>
    internal bool Add(PredictionRow row)
    {
        if (_rows.Count == 0)
            _age.Restart();
        _rows.Add(row);
        return (_rows.Count >= partRows || _age.Elapsed >= LongestPart) && Flush();
    }

    /// <summary>Writes what is not yet written.</summary>
    /// <returns>Whether there was any.</returns>
    internal bool Flush()
    {
        if (_rows.Count == 0)
            return false;
        folder.Reopen();
        AtomicFile.Write(folder.NextPart(), stream => ParquetSerializer
            .SerializeAsync(_rows, stream, TableEncoding.Options(), notes).GetAwaiter().GetResult());
        _rows.Clear();
        return true;
    }
}
