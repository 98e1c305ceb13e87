using System.Globalization;
using Parquet;

namespace Phodos.Datasets.Store;

/// <summary>A store that is open for reading: a Parquet file whose footer and notes were checked.</summary>
internal sealed class StoreFile : IDisposable
{
    // What Parquet.Net writes as the creator of a file; other programs write their own name.
    private const string Creator = "Parquet.Net";

    private readonly string _path;
    private readonly FileStream _file;

    private StoreFile(string path, FileStream file, StoreFormat format)
    {
        (_path, _file, Stream) = (path, file, new StoreStream(file));
        (Parquet, Digests, RowCount) = Attempt(() =>
        {
            ParquetFooter.Require(file);
            var parquet = ParquetReader.CreateAsync(Stream).GetAwaiter().GetResult();
            var notes = parquet.CustomMetadata;
            RequireVersion(format, notes.GetValueOrDefault(format.VersionKey));
            var digests = notes.GetValueOrDefault(StoreFormat.DigestsKey, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            RequireColumns(format, parquet);
            return (parquet, digests, parquet.RowGroups.Sum(group => group.RowCount));
        });
        IsOriginal = Parquet.Metadata!.CreatedBy?.StartsWith(Creator, StringComparison.Ordinal) ?? false;
        if (IsOriginal && Digests.Length != Parquet.RowGroupCount)
            throw Damaged();
        if (RowCount is < 0 or > int.MaxValue)
            throw new InvalidInputException($"the store has {RowCount} rows; at most {int.MaxValue} can be read", path);
    }

    /// <summary>The reader of the file.</summary>
    internal ParquetReader Parquet { get; }

    /// <summary>The file as the reader sees it.</summary>
    internal StoreStream Stream { get; }

    /// <summary>The digest that was noted for each row group.</summary>
    internal string[] Digests { get; }

    /// <summary>The number of rows.</summary>
    internal long RowCount { get; }

    /// <summary>Whether Phodos wrote the bytes: tools that write a store anew copy its notes, but their row groups are others.</summary>
    internal bool IsOriginal { get; }

    /// <exception cref="InvalidInputException">There is no such file, or it is no store that this version reads.</exception>
    internal static StoreFile Open(string path, StoreFormat format)
    {
        if (!File.Exists(path))
            throw new InvalidInputException("the data store is missing", path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return new StoreFile(path, file, format);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Does what a broken file can make fail. On such files Parquet.Net throws whatever its code runs into, a null reference or a lack of
    /// memory for a length that is none; all of it means the same.
    /// </summary>
    internal T Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(_path);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Damaged(fault);
        }
    }

    /// <summary>Compares the bytes of a row group, which lie together, with the digest that was noted of them.</summary>
    /// <exception cref="InvalidInputException">They differ. A store that another program wrote has no digests.</exception>
    internal void RequireDigest(int group)
    {
        if (!IsOriginal)
            return;
        var columns = Parquet.RowGroups[group].RowGroup.Columns.Select(column => column.MetaData!).ToArray();
        var start = columns.Min(column => column.DataPageOffset);
        var end = columns.Max(column => column.DataPageOffset + column.TotalCompressedSize);
        if (start < 0 || end > _file.Length || Stream.Digest(start, end) != Digests[group])
            throw Damaged();
    }

    /// <summary>Copies all bytes.</summary>
    internal void CopyTo(Stream target)
    {
        _file.Position = 0;
        _file.CopyTo(target);
    }

    internal InvalidInputException Damaged(Exception? cause = null) =>
        new("the file is cut off, damaged or no Parquet file; copy or make it again", _path, innerException: cause);

    public void Dispose() => _file.Dispose();

    private static void RequireVersion(StoreFormat format, string? note)
    {
        if (note is null)
            throw new InvalidInputException(format.Missing);
        if (!int.TryParse(note, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
            throw new InvalidInputException($"the version of the store, {Excerpt.Quoted(note)}, is no version");
        if (version > format.Version)
        {
            throw new InvalidInputException(
                $"the store has version {version}, made by a newer Phodos; this one reads up to {format.Version}: update it");
        }
    }

    private static void RequireColumns(StoreFormat format, ParquetReader parquet)
    {
        var schema = parquet.Schema;
        foreach (var field in format.Columns.Fields)
        {
            var found = DosStoreSchema.Find(schema, field.Name)
                ?? throw new InvalidInputException($"the store has no column '{field.Name}'");
            var wanted = DosStoreSchema.Find(format.Columns, field.Name)!;
            if (found.ClrType != wanted.ClrType || found.MaxRepetitionLevel != wanted.MaxRepetitionLevel)
                throw new InvalidInputException($"the column '{field.Name}' of the store has another type than the format says");
        }
    }
}
