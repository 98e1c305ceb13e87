using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Portrait;
using Phodos.Datasets.Splits;
using Phodos.Reports.Tables;

namespace Phodos.Cli.DataReport;

/// <summary>Makes the report of a data set: reads it, looks at every crystal once, and writes figures, tables and the page.</summary>
internal sealed class DataReportSession(Terminal terminal, CancellationToken cancellation)
{
    private const string Page = "report.html";

    // One search a crystal, whoever asks for its symmetry.
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);

    internal int Run(DataReportRequest request)
    {
        var loaded = DataLoading.Open(request.Data, _symmetry, terminal, cancellation);
        var dataset = loaded.Dataset;
        var split = DataLoading.SplitOf(loaded, request.Splitting, _symmetry);
        var drawn = Drawn(dataset, split, request.Crystal);
        OutputFolder.Make(request.Output);
        var portrait = Portray(dataset, split, request);
        var picture = DrawnCrystal.Of(drawn, _symmetry, request.Data.SymmetryTolerance);

        var tables = new PortraitTables(dataset.Name, portrait);
        var figures = PortraitFigures.Of(dataset.Name, portrait, picture, request.FigureFiles.Form);
        foreach (var table in tables.All)
            TableFiles.Save(table, Path.Combine(request.Output, "tables"));
        figures.Save(Path.Combine(request.Output, "figures"), request.FigureFiles);
        var page = Path.Combine(request.Output, Page);
        PortraitPage.Of(dataset, split, portrait, picture, tables, figures).Save(page);

        terminal.Print(TerminalTable.Of(tables.Atoms));
        terminal.Print(TerminalTable.Of(tables.Neighbors));
        Terminal.PrintLine(PortraitPage.DescribeBalance(portrait));
        terminal.Note($"The report is {page}; its tables and figures stand beside it.");
        return CommandRunner.Succeeded;
    }

    private static DosEntry Drawn(DosDataset dataset, DataSplit split, string? id)
    {
        if (id is null)
            return dataset.Entries[split.Train[0]];
        return dataset.Entries.FirstOrDefault(entry => entry.Id == id) ?? throw new InvalidInputException(
            $"--crystal cannot be '{id}': {dataset.Name} has no crystal of that identifier; its first is {dataset.Entries[0].Id}");
    }

    private DatasetPortrait Portray(DosDataset dataset, DataSplit split, DataReportRequest request) => terminal.WithProgress(
        string.Create(CultureInfo.InvariantCulture, $"Looking at {dataset.Entries.Length} crystals"),
        dataset.Entries.Length,
        progress => DatasetPortrait.Of(
            dataset, split, request.Cutoffs, _symmetry, request.Data.SymmetryTolerance, progress, cancellation),
        cancellation);
}
