using Phodos.Crystals;
using Phodos.Datasets.BuiltIn;
using Phodos.Datasets.Store;

namespace Phodos.Datasets.Sources;

/// <summary>A data set with the split that came with it.</summary>
/// <param name="Dataset">The crystals.</param>
/// <param name="Split">The split that lies beside the data, or null when there is none.</param>
/// <param name="Report">What the import noticed; null for the built-in data set.</param>
public sealed record LoadedDataset(DosDataset Dataset, DataSplit? Split, ImportReport? Report);

/// <summary>
/// Opens a data set by what a user calls it: <c>builtin</c>, a CSV file, a data store (<c>.parquet</c>), or a folder that holds
/// <c>data.csv</c> or <c>data.parquet</c>.
/// </summary>
public static class DatasetSource
{
    /// <summary>The name of the data set that Phodos makes itself.</summary>
    public const string BuiltIn = "builtin";

    private const string CsvFile = "data.csv";
    private const string StoreExtension = ".parquet";
    private const string StoreFile = "data" + StoreExtension;

    /// <summary>Opens a data set; index files in its folder give its split.</summary>
    /// <param name="source"><c>builtin</c>, a CSV file, a data store or a folder.</param>
    /// <param name="options">How a file is read.</param>
    /// <param name="symmetry">Gives or checks crystal systems.</param>
    /// <param name="progress">Told the finished fraction, 0..1, while the built-in data set is made.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="InvalidInputException">There is no such data set, or it is faulty.</exception>
    public static LoadedDataset Open(
        string source,
        CsvImportOptions options,
        ISymmetryFinder symmetry,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        if (source == BuiltIn)
        {
            var dataset = BuiltInDataset.Create(progress, cancellation: cancellation);
            return new LoadedDataset(dataset, BuiltInDataset.DefaultSplit(dataset), null);
        }

        var file = Directory.Exists(source) ? FileIn(source) : source;
        if (!File.Exists(file))
        {
            throw new InvalidInputException(
                $"there is no data set here; give a CSV file, a data store ({StoreExtension}), a folder with {CsvFile} or {StoreFile}, "
                + $"or the word {BuiltIn}",
                source);
        }

        var (imported, report) = file.EndsWith(StoreExtension, StringComparison.OrdinalIgnoreCase)
            ? StoreImporter.Import(file, options, symmetry, cancellation)
            : CsvImporter.Import(file, options, symmetry, cancellation);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return new LoadedDataset(imported, SplitFiles.ExistIn(folder) ? ReadSplit(folder, report) : null, report);
    }

    private static string FileIn(string folder)
    {
        var (csv, store) = (Path.Combine(folder, CsvFile), Path.Combine(folder, StoreFile));
        if (!File.Exists(store))
            return csv;
        return File.Exists(csv)
            ? throw new InvalidInputException($"the folder has both {CsvFile} and {StoreFile}; give the file that is meant", folder)
            : store;
    }

    private static DataSplit ReadSplit(string folder, ImportReport report)
    {
        var split = SplitFiles.Read(folder);
        try
        {
            split.RequireFits(report.Rows);
            return split.WithoutRows(report.Skipped.Select(fault => fault.Row));
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(folder);
        }
    }
}
