using System.IO.Compression;
using Parquet;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Store;

/// <summary>
/// Writes a store of <see cref="DosRecord"/>s: a Parquet file with the columns of <c>docs/data-format.md</c>. The file appears, or
/// replaces an older one, when <see cref="Complete"/> is called; disposed of before that, the writer leaves nothing behind. Memory is
/// bounded by a row group. Not for several threads at once.
/// </summary>
public sealed class DosStoreWriter : IDisposable
{
    private readonly PendingFile _file;
    private readonly StoreStream _stream;
    private readonly ParquetWriter _parquet;
    private readonly int _rowsPerGroup;
    private readonly RowGroupBuffer _rows = new(DosStoreSchema.Columns);
    private readonly List<string> _digests = [];
    private bool _isOpen = true;

    private DosStoreWriter(string path, DosStoreOptions? options, StoreFile? existing)
    {
        _rowsPerGroup = (options ?? new DosStoreOptions()).RowsPerGroup;
        ArgumentOutOfRangeException.ThrowIfLessThan(_rowsPerGroup, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_rowsPerGroup, DosStoreOptions.MaximumRowsPerGroup, nameof(options));
        _file = new PendingFile(path);
        _stream = new StoreStream(_file.Stream);
        try
        {
            if (existing is not null)
            {
                existing.CopyTo(_file.Stream);
                RowCount = existing.RowCount;
                _digests.AddRange(existing.Digests);
            }

            var encoding = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
            _parquet = ParquetWriter.CreateAsync(DosStoreSchema.Columns, _stream, encoding, append: existing is not null)
                .GetAwaiter().GetResult();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The rows of the store so far, those that it had before included.</summary>
    public long RowCount { get; private set; }

    /// <summary>Begins a new store, which replaces a file of that name when it is complete.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="options">How it is written.</param>
    public static DosStoreWriter Create(string path, DosStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new DosStoreWriter(path, options, existing: null);
    }

    /// <summary>
    /// Begins to add to a store. The store stays as it is until the writer is complete: its bytes are copied once, undecoded, and new
    /// row groups follow the old ones.
    /// </summary>
    /// <param name="path">The store.</param>
    /// <param name="options">How the new rows are written.</param>
    /// <exception cref="InvalidInputException">There is no store, or it is faulty, or another program has written it anew.</exception>
    public static DosStoreWriter Extend(string path, DosStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var existing = StoreFile.Open(path, DosStoreSchema.Format);
        return existing.IsOriginal
            ? new DosStoreWriter(path, options, existing)
            : throw new InvalidInputException(
                "another program has written this store anew, and rows cannot be added to its file; import it into a new store", path);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="record">The record. Whether its identifier is new is not asked: that would need all of them in memory.</param>
    /// <exception cref="InvalidInputException">The record cannot stand in a store; nothing of it is written.</exception>
    public void Append(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        RecordRules.Require(record);
        _rows.Add(record);
        RowCount++;
        if (_rows.RowCount >= _rowsPerGroup || _rows.IsFull)
            WriteRows();
    }

    /// <summary>Writes what is left, and makes or replaces the file.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        if (_rows.RowCount > 0)
            WriteRows();
        _isOpen = false;
        _parquet.CustomMetadata = DosStoreSchema.Format.Notes(_digests);
        _parquet.DisposeAsync().AsTask().GetAwaiter().GetResult(); // writes the footer
        _file.Complete();
    }

    /// <summary>Drops what is not complete.</summary>
    public void Dispose()
    {
        _isOpen = false;
        _file.Dispose();
    }

    private void WriteRows()
    {
        _isOpen = false; // stays so when the disk is full: half a row group is in the file
        var start = _stream.Position;
        _rows.Write(_parquet);
        _digests.Add(_stream.Digest(start, _stream.Position));
        _isOpen = true;
    }
}
