using System.Globalization;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Reports.Tables;
using Phodos.Spectra;

namespace Phodos.Cli.Compare;

/// <summary>Table 1: how well the models predict the test crystals.</summary>
internal static class AccuracyTable
{
    internal static ReportTable Of(IReadOnlyList<ComparedModel> models)
    {
        var test = models[0].First.Test;
        var mostSeeds = models.Max(model => model.Runs.Length);
        string[] notes =
        [
            "Mean over crystals: each crystal's own metric, averaged. Pooled: all points of all crystals as one set; RMSE and R² are then "
            + "other numbers, MSE and MAE the same. Spectra are divided by their maximum.",
            .. mostSeeds > 1 ? ["± is the standard deviation over the seeds (divided by n − 1)."] : Array.Empty<string>(),
        ];
        return new ReportTable(
            "accuracy",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Table 1. Errors on the {test.Crystals} test crystals of {test.Data}, at the epoch of lowest validation RMSE."),
            [
                TableColumn.Text("model", "Model"),
                .. Columns("", "mean over crystals"),
                Metric("wasserstein", "Wasserstein-1 (cm⁻¹)", "F1", BestValue.Lowest, "mean over crystals"),
                .. Columns("pooled_", "pooled over points"),
                TableColumn.Number("seeds", "Seeds", "F0"),
            ],
            models.Select(Row),
            notes);
    }

    private static TableColumn[] Columns(string prefix, string group) =>
    [
        Metric(prefix + "rmse", "RMSE", "F4", BestValue.Lowest, group),
        Metric(prefix + "mse", "MSE", "F4", BestValue.Lowest, group),
        Metric(prefix + "mae", "MAE", "F4", BestValue.Lowest, group),
        Metric(prefix + "r2", "R²", "F3", BestValue.Highest, group),
    ];

    private static TableColumn Metric(string key, string name, string format, BestValue best, string group) =>
        TableColumn.Number(key, name, format, best) with { Group = group };

    private static TableCell[] Row(ComparedModel model) =>
    [
        TableCell.Of(model.Name),
        .. Cells(model, run => run.Test.PerCrystalMean),
        Cell(model.Over(run => run.Test.PerCrystalMean.Wasserstein)),
        .. Cells(model, run => run.Test.Pooled),
        TableCell.Of(model.Runs.Length),
    ];

    private static TableCell[] Cells(ComparedModel model, Func<FinishedRun, AggregatedMetrics> of) =>
    [
        Cell(model.Over(run => of(run).Rmse)),
        Cell(model.Over(run => of(run).Mse)),
        Cell(model.Over(run => of(run).Mae)),
        Cell(model.Over(run => of(run).R2)),
    ];

    private static TableCell Cell(SeedStatistic statistic) => TableCell.Of(statistic.Mean, statistic.Deviation);
}
