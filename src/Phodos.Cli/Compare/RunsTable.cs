using Phodos.Learning.Experiments.Comparison;
using Phodos.Reports.Tables;
using Phodos.Spectra;

namespace Phodos.Cli.Compare;

/// <summary>Every run with every metric in full: what the other tables are made of.</summary>
internal static class RunsTable
{
    internal static ReportTable Of(IEnumerable<ComparedModel> models) => new(
        "runs",
        "Every run.",
        [
            TableColumn.Text("model", "Model"),
            Number("seed"), Number("epochs"), Number("best_epoch"), Number("seconds_per_epoch"),
            .. Metrics("mean_"), Number("mean_wasserstein"), .. Metrics("pooled_"),
        ],
        models.SelectMany(model => model.Runs).Select(Row));

    private static TableCell[] Row(FinishedRun run) =>
    [
        TableCell.Of(run.Run.Model),
        TableCell.Of(run.Run.Seed),
        TableCell.Of(run.Epochs.Count),
        TableCell.Of(run.BestEpoch),
        TableCell.Of(run.SecondsPerEpoch),
        .. Cells(run.Test.PerCrystalMean),
        TableCell.Of(run.Test.PerCrystalMean.Wasserstein),
        .. Cells(run.Test.Pooled),
    ];

    private static TableCell[] Cells(AggregatedMetrics metrics) =>
        [TableCell.Of(metrics.Rmse), TableCell.Of(metrics.Mse), TableCell.Of(metrics.Mae), TableCell.Of(metrics.R2)];

    private static TableColumn[] Metrics(string prefix) =>
        [Number(prefix + "rmse"), Number(prefix + "mse"), Number(prefix + "mae"), Number(prefix + "r2")];

    private static TableColumn Number(string key) => TableColumn.Number(key, key, "R");
}
