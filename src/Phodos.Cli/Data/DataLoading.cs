using Phodos.Cli.Console;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;

namespace Phodos.Cli.Data;

/// <summary>Opens a data set for a command and says what was noticed.</summary>
internal static class DataLoading
{
    private const int ListedFaults = 10;

    internal static LoadedDataset Open(string source, bool skipFaulty, double symmetryTolerance, MemoizingSymmetryFinder symmetry, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Note(source == DatasetSource.BuiltIn
            ? "Making the built-in data set (a Born–von Kármán model, not DFT) or reading it from the cache …"
            : $"Reading {source} …");
        var options = new CsvImportOptions { SkipFaultyRows = skipFaulty, SymmetryTolerance = symmetryTolerance };
        var loaded = DatasetSource.Open(source, options, symmetry, cancellation);
        if (loaded.Report is { } report)
            Describe(report, terminal);
        return loaded;
    }

    /// <summary>The split that came with the data, or one by a rule.</summary>
    internal static DataSplit SplitOf(LoadedDataset loaded, string rule, int seed) => loaded.Split ?? ByRule(loaded.Dataset, rule, seed);

    /// <summary>A split by a rule.</summary>
    internal static DataSplit ByRule(DosDataset dataset, string rule, int seed) => rule == SplitRules.RandomRule
        ? SplitRules.Random(dataset.Entries.Length, seed)
        : SplitRules.ByElements(dataset, seed);

    private static void Describe(ImportReport report, Terminal terminal)
    {
        foreach (var fault in report.Skipped.Take(ListedFaults))
            terminal.Note($"  left out: {fault}");
        if (report.Skipped.Length > ListedFaults)
            terminal.Note($"  left out: {report.Skipped.Length - ListedFaults} more rows");
        if (!report.Disagreements.IsEmpty)
        {
            var first = report.Disagreements[0];
            terminal.Note($"  {report.Disagreements.Length} crystal systems of the file differ from the symmetry of the structure; the file's are taken "
                + $"(such as {first.Id}: {first.InFile} in the file, {first.OfStructure} by symmetry)");
        }
    }
}
