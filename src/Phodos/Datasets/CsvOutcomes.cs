using System.Text;
using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>Reads the rows of the published layout in their order, some at once on several threads, and keeps none.</summary>
internal static class CsvOutcomes
{
    private const int RowsAtOnce = 256;

    /// <summary>Reads a stream of UTF-8 text.</summary>
    /// <exception cref="InvalidInputException">It is no such table.</exception>
    internal static IEnumerable<EntryOutcome> Read(
        Stream stream, CsvImportOptions options, ISymmetryFinder? symmetry, CancellationToken cancellation)
    {
        using var text = new StreamReader(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), true, -1, leaveOpen: true);
        var records = new CsvRecordReader(text);
        var header = records.Read() ?? throw new InvalidInputException("the file is empty");
        var columns = new CsvColumns(header.Fields);
        if (!columns.HasSystem && symmetry is null)
        {
            throw new InvalidInputException(
                "the file has no column crystal_system, and the symmetry of the structures is not asked for", line: 1);
        }

        var reader = new CsvRowReader(columns, options, symmetry);
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        foreach (var rows in Rows(records).Chunk(RowsAtOnce))
        {
            var read = new EntryOutcome[rows.Length];
            Parallel.For(0, rows.Length, parallel, row => read[row] = reader.Read(rows[row]));
            foreach (var outcome in read)
                yield return outcome;
        }
    }

    private static IEnumerable<CsvRow> Rows(CsvRecordReader records)
    {
        for (var row = 0; records.Read() is { } record; row++)
            yield return new CsvRow(row, record.Line, record.Fields);
    }
}
