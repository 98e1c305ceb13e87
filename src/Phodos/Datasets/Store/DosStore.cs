using Phodos.Datasets.Records;

namespace Phodos.Datasets.Store;

/// <summary>
/// A store of <see cref="DosRecord"/>s in a Parquet file, as <see cref="DosStoreWriter"/> writes it. Reading goes row group by row group:
/// the memory does not grow with the store.
/// </summary>
public sealed class DosStore : IRecordSource
{
    private readonly string _path;
    private readonly bool _readProjections;

    private DosStore(string path, bool readProjections, int rowCount)
    {
        (_path, _readProjections, RowCount) = (path, readProjections, rowCount);
    }

    /// <summary>The path of the file.</summary>
    public string Name => _path;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>
    /// Opens a store: checks its footer, version and columns. The rows are read, and their bytes checked, by <see cref="Read"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="readProjections">Whether the records get their projected DOS; without it reading is faster.</param>
    /// <exception cref="InvalidInputException">
    /// There is no such file, or it is no store, cut off, damaged, without a column, or of a newer version.
    /// </exception>
    public static DosStore Open(string path, bool readProjections = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = StoreFile.Open(path, DosStoreSchema.Format);
        return new DosStore(path, readProjections, (int)file.RowCount);
    }

    /// <summary>Reads the rows in their order. A row that makes no record comes as an outcome with a problem.</summary>
    /// <exception cref="InvalidInputException">The file is damaged: its bytes are not those that were written.</exception>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        using var file = StoreFile.Open(_path, DosStoreSchema.Format);
        var row = 0;
        for (var group = 0; group < file.Parquet.RowGroupCount; group++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var outcome in ReadGroup(file, group, row))
            {
                yield return outcome;
                row++;
            }
        }
    }

    /// <summary>The SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256() => FileHash.Sha256(_path);

    private RecordOutcome[] ReadGroup(StoreFile file, int index, int firstRow) => file.Attempt(() =>
    {
        file.RequireDigest(index);
        file.Stream.Restart();
        var group = file.Parquet.OpenRowGroupReader(index);
        var rows = new RowGroupRows(file.Parquet, group, _readProjections);
        List<RecordOutcome> outcomes = [];
        for (var row = 0L; row < group.RowCount; row++)
        {
            rows.MoveNext();
            outcomes.Add(rows.Outcome(firstRow + outcomes.Count));
        }

        return rows.IsAtEnd ? outcomes.ToArray() : throw file.Damaged();
    });
}
