using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Spectre.Console;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data info</c>.</summary>
internal static class DataInfo
{
    private const int ListedElements = 12;

    internal static int Run(DataRequest data, bool asJson, Terminal terminal, CancellationToken cancellation)
    {
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var loaded = DataLoading.Open(data, symmetry, terminal, cancellation);
        var dataset = loaded.Dataset;
        var statistics = DatasetStatistics.Of(dataset);
        var split = loaded.Split is { } parts ? new SplitCounts(parts.Train.Length, parts.Validation.Length, parts.Test.Length) : null;
        if (asJson)
        {
            Terminal.PrintJson(new DataSummary(dataset.Name, dataset.Sha256, dataset.Grid, statistics, split, loaded.Report));
            return CommandRunner.Succeeded;
        }

        var table = Terminal.NewTable(dataset.Name, "");
        void Row(string name, string value) => table.AddRow(name, value);
        Row("crystals", Text(statistics.Crystals));
        Row("different formulas", Text(statistics.Formulas));
        Row(
            "atoms a cell, least / mean / most",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{statistics.MinimumAtoms} / {statistics.MeanAtoms:F1} / {statistics.MaximumAtoms}"));
        Row(
            "grid (cm⁻¹)",
            string.Create(CultureInfo.InvariantCulture, $"{dataset.Grid.Start} to {dataset.Grid.End} by {dataset.Grid.Step}"));
        foreach (var system in statistics.CrystalSystems)
            Row(system.System, Text(system.Crystals));
        Row("elements", Text(statistics.Elements.Length));
        var common = statistics.Elements.Take(ListedElements).Select(element => $"{element.Symbol}:{Text(element.Crystals)}");
        Row("most common", string.Join(' ', common));
        if (split is not null)
            Row("train / valid / test", $"{Text(split.Train)} / {Text(split.Valid)} / {Text(split.Test)}");
        if (loaded.Report is { } report)
            Row("crystal systems unlike the symmetry", Text(report.Disagreements.Length));
        Row("SHA-256", dataset.Sha256);
        terminal.Print(table);
        return CommandRunner.Succeeded;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record SplitCounts(int Train, int Valid, int Test);

    private sealed record DataSummary(
        string Name, string Sha256, Spectra.FrequencyGrid Grid, DatasetStatistics Statistics, SplitCounts? Split, ImportReport? Report);
}
