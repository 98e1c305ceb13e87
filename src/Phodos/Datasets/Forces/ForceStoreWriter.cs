using System.IO.Compression;
using Parquet;
using Phodos.Datasets.Store;

namespace Phodos.Datasets.Forces;

/// <summary>
/// Writes a store of calculations of force constants: a Parquet file with the columns of <c>docs/data-format.md</c>. The file appears, or
/// replaces an older one, when <see cref="Complete"/> is called; disposed of before that, the writer leaves nothing behind. Memory is
/// bounded by a row group and the identifiers. Not for several threads at once.
/// </summary>
public sealed class ForceStoreWriter : IDisposable
{
    /// <summary>The most numbers of the force constants of one record: those of 370 atoms in a supercell of 1,500.</summary>
    public const int MaximumNumbers = 5_000_000;

    private readonly PendingFile _file;
    private readonly StoreStream _stream;
    private readonly ParquetWriter _parquet;
    private readonly ForceRowBuffer _rows = new();
    private readonly List<string> _digests = [];
    private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);
    private bool _isOpen = true;

    private ForceStoreWriter(string path)
    {
        _file = new PendingFile(path);
        _stream = new StoreStream(_file.Stream);
        try
        {
            var encoding = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
            _parquet = ParquetWriter.CreateAsync(ForceStoreSchema.Format.Columns, _stream, encoding).GetAwaiter().GetResult();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The rows so far.</summary>
    public int RowCount => _identifiers.Count;

    /// <summary>Begins a new store, which replaces a file of that name when it is complete.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    public static ForceStoreWriter Create(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ForceStoreWriter(path);
    }

    /// <summary>Adds a calculation.</summary>
    /// <exception cref="InvalidInputException">The record cannot stand in a store; nothing of it is written.</exception>
    public void Append(ForceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        Require(record);
        if (!_identifiers.Add(record.Id))
            throw new InvalidInputException($"the identifier {Excerpt.Quoted(record.Id)} stands twice; give each calculation its own");
        _rows.Add(record);
        if (_rows.IsFull)
            WriteRows();
    }

    /// <summary>Writes what is left, and makes or replaces the file.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        if (_rows.RowCount > 0)
            WriteRows();
        _isOpen = false;
        _parquet.CustomMetadata = ForceStoreSchema.Format.Notes(_digests);
        _parquet.DisposeAsync().AsTask().GetAwaiter().GetResult(); // writes the footer
        _file.Complete();
    }

    /// <summary>Drops what is not complete.</summary>
    public void Dispose()
    {
        _isOpen = false;
        _file.Dispose();
    }

    private static void Require(ForceRecord record)
    {
        var supercell = record.ForceConstants.Supercell;
        var atoms = supercell.Primitive.AtomCount;
        if (record.Id.Length == 0)
            throw new InvalidInputException("a calculation has no identifier; give each its own");
        if (record.Masses is { } masses && (masses.Length != atoms || masses.Any(mass => !(mass > 0 && double.IsFinite(mass)))))
            throw new InvalidInputException($"{Excerpt.Quoted(record.Id)} has masses that are not one finite number above 0 for each atom");
        if (record.Born is { } born && born.Charges.Length != atoms)
            throw new InvalidInputException($"{Excerpt.Quoted(record.Id)} has {born.Charges.Length} Born charges for {atoms} atoms");
        if (9L * atoms * supercell.Crystal.AtomCount > MaximumNumbers)
        {
            throw new InvalidInputException(
                $"{Excerpt.Quoted(record.Id)} has {atoms} atoms in a supercell of {supercell.Crystal.AtomCount}; "
                + $"a store takes at most {MaximumNumbers} numbers of a calculation");
        }

        foreach (var block in record.ForceConstants.Values)
        {
            if (!(block.MaximumMagnitude < float.MaxValue))
                throw new InvalidInputException($"{Excerpt.Quoted(record.Id)} has force constants that are not finite numbers");
        }
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
