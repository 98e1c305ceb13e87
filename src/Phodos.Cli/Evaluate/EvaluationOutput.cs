using System.Collections.Immutable;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Datasets;
using Phodos.Learning.Evaluation;
using Phodos.Reports.Figures;
using Phodos.Spectra;
using Spectre.Console;

namespace Phodos.Cli.Evaluate;

/// <summary>Shows an evaluation: the table of every metric under both aggregations, and the figures.</summary>
internal static class EvaluationOutput
{
    internal static void Print(Terminal terminal, EvaluationReport report)
    {
        var table = Terminal.NewTable($"{report.Model} on {report.Data}, {report.Split}", "mean over crystals", "pooled over points");
        void Row(string name, Func<AggregatedMetrics, double?> metric, string format = "F4") =>
            table.AddRow(name, Text(metric(report.PerCrystalMean), format), Text(metric(report.Pooled), format));
        Row("RMSE", metrics => metrics.Rmse);
        Row("MSE", metrics => metrics.Mse);
        Row("MAE", metrics => metrics.Mae);
        Row("R2", metrics => metrics.R2, "F3");
        Row("Wasserstein-1 (cm⁻¹)", metrics => metrics.Wasserstein, "F1");
        terminal.Print(table);
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture, $"{report.Crystals} crystals, {report.Atoms} atoms, {report.Seconds:F1} s"));
        if (report.PerCrystalMean.R2Undefined > 0)
        {
            terminal.Note(
                $"R2 is undefined for {report.PerCrystalMean.R2Undefined} crystals with a constant reference, "
                + "which are left out of its mean");
        }

        if (report.Breakdown is not null)
            BreakdownOutput.Print(terminal, report.Breakdown);
    }

    /// <summary>The crystals of an evaluation, as figures show them.</summary>
    internal static EvaluatedCrystal[] Crystals(DosDataset dataset, IReadOnlyList<int> indices, EvaluationResult result) =>
    [
        .. indices.Select((index, position) =>
        {
            var entry = dataset.Entries[index];
            return new EvaluatedCrystal(
                entry.Id, entry.Crystal.ReducedFormula, entry.Dos.Values, [.. result.Predictions[position]], result.Crystals[position].Mse);
        }),
    ];

    /// <summary>Writes the quartile panel, the best and the worst crystals, and the crystal of median error.</summary>
    internal static void WriteFigures(
        string folder, FigureFiles files, DosDataset dataset, IReadOnlyList<int> indices, EvaluationResult result)
    {
        var crystals = Crystals(dataset, indices, result);
        if (crystals.Length >= QuartilePanelFigure.MinimumCrystals)
        {
            var title = $"{dataset.Name}, {crystals.Length} crystals by error";
            files.Save(QuartilePanelFigure.Create(crystals, dataset.Grid, title: title, form: files.Form), folder, "quartiles");
        }

        if (crystals.Length > 1)
        {
            var title = $"{dataset.Name}, best and worst";
            files.Save(BestAndWorstFigure.Create(crystals, dataset.Grid, title: title, form: files.Form), folder, "best-and-worst");
        }

        var median = crystals.OrderBy(crystal => crystal.Mse).ElementAt(crystals.Length / 2);
        files.Save(
            DosFigure.Create(
                median.Formula,
                median.Id,
                Spectrum(dataset.Grid, median.Predicted),
                Spectrum(dataset.Grid, median.Reference),
                [new FigureMetric("MSE", median.Mse)],
                files.Form),
            folder,
            "median");
    }

    private static DensityOfStates Spectrum(FrequencyGrid grid, ImmutableArray<double> values) =>
        new(grid, values, DosNormalization.MaxNormalized);

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
