using Phodos.Learning.Experiments.Studies;
using Phodos.Reports.Tables;

namespace Phodos.Reports.Studies;

/// <summary>
/// Tables 3 and 4 of the paper (Lee et al., NeurIPS 2023, appendix): a line for each setting with its metrics, which are means over
/// crystals.
/// </summary>
public static class StudyTable
{
    /// <summary>The table of settings, at least one, in the order given.</summary>
    public static ReportTable Of(string data, IReadOnlyList<SettingResult> results) => new(
        "settings",
        $"Settings of the study on {data}, by validation RMSE.",
        [
            TableColumn.Text("setting", "Setting"),
            .. results[0].Setting.Factors.Select(factor =>
                TableColumn.Text(factor.Name, factor.Name) with { Alignment = ColumnAlignment.Right }),
            TableColumn.Number("validation_rmse", "Validation RMSE", "F4", BestValue.Lowest),
            TableColumn.Number("best_epoch", "Best epoch", "F0"),
            TableColumn.Number("trained_epochs", "Epochs", "F0"),
            TableColumn.Number("test_rmse", "Test RMSE", "F4", BestValue.Lowest),
            TableColumn.Number("test_mse", "Test MSE", "F4", BestValue.Lowest),
            TableColumn.Number("test_mae", "Test MAE", "F4", BestValue.Lowest),
            TableColumn.Number("test_r2", "Test R²", "F3", BestValue.Highest),
            TableColumn.Text("status", "Status"),
        ],
        results.Select(Row),
        "Each crystal's own metric, averaged over crystals, at the epoch of lowest validation RMSE. Spectra are divided by their maximum. "
        + "Only settings trained to their end are tested.");

    /// <summary>How far a setting is, in a word.</summary>
    public static string Word(SettingStatus status) => status switch
    {
        SettingStatus.Waiting => "waiting",
        SettingStatus.Stopped => "stopped",
        SettingStatus.Finished => "finished",
        _ => "failed",
    };

    private static TableCell[] Row(SettingResult result)
    {
        var test = result.Test?.PerCrystalMean;
        return
        [
            TableCell.Of(result.Setting.Id),
            .. result.Setting.Factors.Select(factor => TableCell.Of(factor.Label)),
            TableCell.Of(result.ValidationRmse),
            result.BestEpoch == 0 ? TableCell.None : TableCell.Of(result.BestEpoch),
            TableCell.Of(result.Epochs),
            TableCell.Of(test?.Rmse), TableCell.Of(test?.Mse), TableCell.Of(test?.Mae), TableCell.Of(test?.R2),
            TableCell.Of(Word(result.Status)),
        ];
    }
}
