using Parquet.Serialization;
using Phodos.Cli.Console;
using Phodos.Cli.Sharding;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Writes predictions into one Parquet table, some hundreds at a time, so that memory does not grow with their number.</summary>
/// <param name="path">The file; it appears, or replaces an older one, when the output is complete.</param>
/// <param name="notes">What is kept with the table: units and the like.</param>
internal sealed class ParquetOutput(string path, IReadOnlyDictionary<string, string> notes) : IPredictionOutput
{
    private const int RowsPerGroup = 1024;

    private readonly List<PredictionRow> _rows = new(RowsPerGroup);
    private PendingFile? _file; // begun by the first rows

    public string? Add(PredictedFile prediction, string? id = null)
    {
        _rows.Add(PredictionRow.Of(prediction.Description, id));
        if (_rows.Count == RowsPerGroup)
            Write();
        return path;
    }

    public void Complete()
    {
        if (_rows.Count > 0)
            Write();
        _file?.Complete();
    }

    public void Dispose() => _file?.Dispose();

    private void Write()
    {
        var options = TableEncoding.Options(append: _file is not null);
        _file ??= Begin();
        ParquetSerializer.SerializeAsync(_rows, _file.Stream, options, notes).GetAwaiter().GetResult();
        _rows.Clear();
    }

    private PendingFile Begin()
    {
        OutputFolder.Make(Path.GetDirectoryName(path)!);
        return new PendingFile(path);
    }
}
