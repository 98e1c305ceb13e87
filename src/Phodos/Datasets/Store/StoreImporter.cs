using Phodos.Crystals;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Store;

/// <summary>Reads a data set from a store, as <see cref="CsvImporter"/> does from the published layout.</summary>
public static class StoreImporter
{
    private const int RowsAtOnce = 256;

    /// <summary>Reads a store.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="symmetry">
    /// Gives the crystal system of records that have neither a system nor a space group, and checks the others. Without it every record
    /// must have one.
    /// </param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="InvalidInputException">
    /// The file is missing or no sound store, no row can be used, or a row is faulty and faulty rows are not skipped.
    /// </exception>
    public static ImportedDataset Import(
        string path, CsvImportOptions? options = null, ISymmetryFinder? symmetry = null, CancellationToken cancellation = default)
    {
        options ??= new CsvImportOptions();
        var store = DosStore.Open(path, options.ReadProjections);
        var systems = new CrystalSystemSearch(symmetry, options.SymmetryTolerance);
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        List<EntryOutcome> outcomes = [];
        foreach (var rows in store.Read(cancellation).Chunk(RowsAtOnce))
        {
            var read = new EntryOutcome[rows.Length];
            Parallel.For(0, rows.Length, parallel, row => read[row] = Entry(rows[row], systems));
            outcomes.AddRange(read);
        }

        try
        {
            return DatasetAssembly.Assemble(DatasetAssembly.NameOf(path), store.Sha256(), outcomes, options, symmetry is not null);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }

    private static EntryOutcome Entry(RecordOutcome row, CrystalSystemSearch systems)
    {
        if (row.Record is not { } record)
            return new EntryOutcome(row.Row, null, row.Id, null, row.Problem);
        try
        {
            var inFile = record.System ?? (record.SpaceGroup is { } number ? CrystalSystems.OfSpaceGroup(number) : null);
            var ofStructure = systems.Of(record.Crystal, isNeeded: inFile is null);
            var content = new EntryContent(record.Crystal, FineLabels.Of(record.Dos), inFile, ofStructure, record.Dos);
            return new EntryOutcome(row.Row, null, row.Id, content, null);
        }
        catch (InvalidInputException fault)
        {
            return new EntryOutcome(row.Row, null, row.Id, null, fault.Problem);
        }
    }
}
