using Parquet;
using Parquet.Serialization;

namespace Phodos.Cli.Prediction;

/// <summary>Writes predictions into one Parquet table, some hundreds at a time, so that memory does not grow with their number.</summary>
/// <param name="path">The file; it appears, or replaces an older one, when the output is complete.</param>
/// <param name="notes">What is kept with the table: units and the like.</param>
internal sealed class ParquetOutput(string path, IReadOnlyDictionary<string, string> notes) : IPredictionOutput
{
    private const int RowsPerGroup = 1024;

    private readonly PendingFile _file = new(path);
    private readonly List<PredictionRow> _rows = new(RowsPerGroup);
    private bool _hasRows;

    public string? Add(PredictedFile prediction)
    {
        _rows.Add(PredictionRow.Of(prediction.Description));
        if (_rows.Count == RowsPerGroup)
            Write();
        return path;
    }

    public void Complete()
    {
        if (_rows.Count > 0)
            Write();
        if (_hasRows)
            _file.Complete();
    }

    public void Dispose() => _file.Dispose();

    private void Write()
    {
        var options = new ParquetOptions { Append = _hasRows, CompressionMethod = CompressionMethod.Zstd };
        ParquetSerializer.SerializeAsync(_rows, _file.Stream, options, notes).GetAwaiter().GetResult();
        _hasRows = true;
        _rows.Clear();
    }
}
