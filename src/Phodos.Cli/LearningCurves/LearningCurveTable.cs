using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Experiments.LearningCurves;
using Phodos.Reports.Tables;

namespace Phodos.Cli.LearningCurves;

/// <summary>The table of a learning curve: a line for each size and start.</summary>
internal static class LearningCurveTable
{
    internal static ReportTable Of(IReadOnlyList<CurvePoint> points)
    {
        var test = points[0].Runs.First.Test;
        string[] notes =
        [
            "Each crystal's own metric, averaged over the test crystals, at the epoch of lowest validation RMSE. Spectra are divided by "
            + "their maximum. Seconds are those of training and validation, all epochs together.",
            .. points.Any(point => point.Runs.Runs.Length > 1)
                ?
                [
                    "± is the standard deviation over the seeds (divided by n − 1); a seed draws the crystals, the order and the fresh "
                    + "weights.",
                ]
                : Array.Empty<string>(),
        ];
        return new ReportTable(
            LearningCurveOutput.Name,
            $"{test.Model} on {test.Crystals} test crystals of {test.Data}, by the number of crystals that it learnt from.",
            [
                TableColumn.Number("crystals", "Training crystals", "F0"),
                TableColumn.Text("start", "Start"),
                TableColumn.Number("rmse", "RMSE", "F4"),
                TableColumn.Number("mae", "MAE", "F4"),
                TableColumn.Number("r2", "R²", "F3"),
                TableColumn.Number("epochs", "Epochs", "F0"),
                TableColumn.Number("best_epoch", "Best epoch", "F0"),
                TableColumn.Number("seconds", "Seconds", "F0"),
                TableColumn.Number("seeds", "Seeds", "F0"),
            ],
            points.Select(Row),
            notes);
    }

    private static TableCell[] Row(CurvePoint point) =>
    [
        TableCell.Of(point.Crystals),
        TableCell.Of(point.Start.Title),
        Cell(point, run => run.Test.PerCrystalMean.Rmse),
        Cell(point, run => run.Test.PerCrystalMean.Mae),
        Cell(point, run => run.Test.PerCrystalMean.R2),
        Cell(point, run => run.Epochs.Count),
        Cell(point, run => run.BestEpoch),
        Cell(point, run => run.Seconds),
        TableCell.Of(point.Runs.Runs.Length),
    ];

    private static TableCell Cell(CurvePoint point, Func<FinishedRun, double?> figure)
    {
        var statistic = point.Runs.Over(figure);
        return TableCell.Of(statistic.Mean, statistic.Deviation);
    }
}
