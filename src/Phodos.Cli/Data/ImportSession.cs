using System.Collections.Immutable;
using Phodos.Cli.Console;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Datasets.Splits;
using Phodos.Datasets.Store;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data import</c>.</summary>
internal sealed class ImportSession(Terminal terminal, CancellationToken cancellation)
{
    internal int Run(ImportRequest request)
    {
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var source = ImportSource.Open(
            request.Source, symmetry, request.Options.SymmetryTolerance, request.Options.Unit, request.Options.Recursive);
        OutputFolder.Make(Path.GetDirectoryName(Path.GetFullPath(request.Output))!);
        terminal.Note($"Reading {request.Source} …");
        using var store = DosStoreWriter.Create(request.Output);
        var import = new RecordImport(request.Options, symmetry);
        List<string> kept = [];
        var summary = WithReport(request.Report, tell => import.Run(source, Keep, tell, cancellation), request.Options.SkipFaultyRows);
        Require(summary, request);
        var split = SplitOf(source.Parts, kept);
        store.Complete();
        ImportTables.Print(summary, terminal);
        terminal.Note($"Wrote {summary.Kept} crystals to {request.Output}");
        if (split is not null)
            WriteSplit(split, request.Output);
        return CommandRunner.Succeeded;

        void Keep(DosRecord record)
        {
            store.Append(record);
            kept.Add(record.Id);
        }
    }

    private static DataSplit? SplitOf(IReadOnlyDictionary<string, string> parts, List<string> kept)
    {
        if (parts.Count == 0)
            return null;
        return new DataSplit(SplitFiles.Rule, 0, Rows("train"), Rows("valid"), Rows("test"));

        ImmutableArray<int> Rows(string part) =>
            [.. kept.Index().Where(entry => parts.GetValueOrDefault(entry.Item) == part).Select(entry => entry.Index)];
    }

    // A split lies beside the data that it is of, which is found by this name.
    private void WriteSplit(DataSplit split, string output)
    {
        if (Path.GetFileName(output) != "data.parquet")
        {
            terminal.Note("The source tells a split, which is kept only beside a file called data.parquet: give --out FOLDER/data.parquet for it");
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        SplitFiles.Write(folder, split);
        terminal.Note(
            $"Wrote the split of the source: {split.Train.Length} to train, {split.Validation.Length} to validate, {split.Test.Length} to test");
    }

    private static ImportSummary WithReport(string? path, Func<Action<Finding>, ImportSummary> run, bool skipsFaultyRows)
    {
        if (path is null)
            return run(Tell);
        ImportSummary? summary = null;
        AtomicFile.Write(path, stream =>
        {
            using var report = new ImportReportWriter(stream);
            summary = run(finding =>
            {
                report.Write(finding);
                Tell(finding);
            });
            report.Complete(summary);
        });
        return summary!;

        // What is left out is said even when quiet; faults that end the import are said at its end.
        void Tell(Finding finding)
        {
            if (finding is { Kind: FindingKind.PassedOver, Severity: FindingSeverity.Warning })
                Terminal.Warn($"not used: {finding}");
            if (finding.LeavesOut && (skipsFaultyRows || finding.Severity == FindingSeverity.Omission))
                Terminal.Warn($"left out: {finding}");
        }
    }

    private void Require(ImportSummary summary, ImportRequest request)
    {
        if (summary.Faulty > 0 && !request.Options.SkipFaultyRows)
        {
            foreach (var count in summary.Counts.Where(count => count.Severity == FindingSeverity.Error))
                terminal.Note($"  {ImportTables.Name(count.Kind)}: {count.Count} rows, such as {count.First[0]}");
            var listed = string.Join("; ", summary.FirstFaults);
            var more = summary.Faulty > summary.FirstFaults.Length ? $"; and {summary.Faulty - summary.FirstFaults.Length} more" : "";
            var all = request.Report is { } report ? $" (all in {report})" : " (--report FILE lists all)";
            throw new InvalidInputException(
                $"{summary.Faulty} of {summary.Rows} rows are faulty (counted from 0): {listed}{more}{all}. "
                + "Nothing was written; mend them, or leave them out with --skip-faulty",
                request.Source,
                summary.FirstFaults[0].File is null ? summary.FirstFaults[0].Line : null);
        }

        if (summary.Kept == 0)
        {
            throw new InvalidInputException(
                summary.Rows == 0 ? "there is nothing to import" : $"none of the {summary.Rows} rows is left; nothing was written",
                request.Source);
        }
    }
}
