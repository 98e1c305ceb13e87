using Phodos.Datasets.Store;

namespace Phodos.Datasets.Forces;

/// <summary>
/// A store of calculations of force constants, as <see cref="ForceStoreWriter"/> writes it. Reading goes row group by row group: the memory
/// does not grow with the store.
/// </summary>
public sealed class ForceStore
{
    private readonly string _path;

    private ForceStore(string path, int rowCount) => (_path, RowCount) = (path, rowCount);

    /// <summary>The path of the file.</summary>
    public string Name => _path;

    /// <summary>The number of calculations.</summary>
    public int RowCount { get; }

    /// <summary>Opens a store: checks its footer, version and columns.</summary>
    /// <exception cref="InvalidInputException">
    /// There is no such file, or it is no store of force constants, cut off, damaged, without a column, or of a newer version.
    /// </exception>
    public static ForceStore Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = StoreFile.Open(path, ForceStoreSchema.Format);
        return new ForceStore(path, (int)file.RowCount);
    }

    /// <summary>Whether a file is a store of force constants, as far as its name and its notes tell.</summary>
    public static bool IsStore(string path)
    {
        if (!path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
            return false;
        try
        {
            using var file = StoreFile.Open(path, ForceStoreSchema.Format);
            return true;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    /// <summary>Reads the calculations in their order.</summary>
    /// <exception cref="InvalidInputException">The file is damaged, or a row is no calculation.</exception>
    public IEnumerable<ForceRecord> Read(CancellationToken cancellation = default)
    {
        using var file = StoreFile.Open(_path, ForceStoreSchema.Format);
        for (var group = 0; group < file.Parquet.RowGroupCount; group++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var record in ReadGroup(file, group))
                yield return record;
        }
    }

    /// <summary>Reads what the calculations are called, in their order, and nothing else of them.</summary>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public IEnumerable<ForceRowName> ReadNames()
    {
        using var file = StoreFile.Open(_path, ForceStoreSchema.Format);
        for (var group = 0; group < file.Parquet.RowGroupCount; group++)
        {
            foreach (var name in ReadNames(file, group))
                yield return name;
        }
    }

    /// <summary>The SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256() => FileHash.Sha256(_path);

    private static List<ForceRowName> ReadNames(StoreFile file, int index) => file.Attempt(() =>
    {
        file.Stream.Restart();
        using var group = file.Parquet.OpenRowGroupReader(index);
        ColumnCursor<ReadOnlyMemory<char>> id = Column(ForceStoreSchema.Id), formula = Column(ForceStoreSchema.Formula), split = Column(ForceStoreSchema.Split);
        List<ForceRowName> names = [];
        for (var row = 0L; row < group.RowCount; row++)
        {
            id.MoveNext();
            formula.MoveNext();
            split.MoveNext();
            names.Add(new ForceRowName(
                new string(id.Value.Span), new string(formula.Value.Span), split.ValueOrNull is { } part ? new string(part.Span) : null));
        }

        return names;

        ColumnCursor<ReadOnlyMemory<char>> Column(string name) => new(group, ForceStoreSchema.Column(file.Parquet.Schema, name), name);
    });

    private static List<ForceRecord> ReadGroup(StoreFile file, int index) => file.Attempt(() =>
    {
        file.RequireDigest(index);
        file.Stream.Restart();
        var group = file.Parquet.OpenRowGroupReader(index);
        var rows = new ForceRows(file.Parquet, group);
        List<ForceRecord> records = [];
        for (var row = 0L; row < group.RowCount; row++)
        {
            rows.MoveNext();
            records.Add(rows.Record());
        }

        return rows.IsAtEnd ? records : throw file.Damaged();
    });
}
