using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Studies;
using Phodos.Spectra;
using Spectre.Console;

namespace Phodos.Cli.Study;

/// <summary>A way to print the table of a study.</summary>
internal enum StudyFormat
{
    /// <summary>For a person at a terminal.</summary>
    Terminal,

    /// <summary>For a spreadsheet.</summary>
    Csv,

    /// <summary>For a page.</summary>
    Markdown,

    /// <summary>For a program.</summary>
    Json,
}

/// <summary>
/// Tables 3 and 4 of the paper (Lee et al., NeurIPS 2023, appendix): a line for each setting with its metrics, which are means over crystals.
/// </summary>
internal static class StudyTable
{
    private static readonly string[] Metrics =
        ["validation RMSE", "best epoch", "epochs", "test RMSE", "test MSE", "test MAE", "test R2", "status"];

    internal static void Print(Terminal terminal, SettingResult[] results, StudyFormat format)
    {
        string[] columns = ["setting", .. results[0].Setting.Factors.Select(factor => factor.Name), .. Metrics];
        string[][] rows = [.. results.Select(Cells)];
        switch (format)
        {
            case StudyFormat.Json:
                Terminal.PrintJson(results.Select(StudyEntry.Of));
                break;
            case StudyFormat.Csv:
                foreach (var row in rows.Prepend(columns))
                    Terminal.PrintLine(CsvLine.Of(row));
                break;
            case StudyFormat.Markdown:
                foreach (var row in rows.Prepend([.. columns.Select((_, index) => index == 0 ? "---" : "---:")]).Prepend(columns))
                    Terminal.PrintLine($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
                break;
            default:
                var table = Terminal.NewTable(columns);
                foreach (var row in rows)
                    table.AddRow([.. row.Select(cell => Markup.Escape(cell.Length == 0 ? "–" : cell))]);
                terminal.Print(table);
                break;
        }
    }

    internal static string Word(SettingStatus status) => status switch
    {
        SettingStatus.Waiting => "waiting",
        SettingStatus.Stopped => "stopped",
        SettingStatus.Finished => "finished",
        _ => "failed",
    };

    private static string[] Cells(SettingResult result)
    {
        var test = result.Test?.PerCrystalMean;
        return
        [
            result.Setting.Id, .. result.Setting.Factors.Select(factor => factor.Label),
            Text(result.ValidationRmse, "F4"),
            result.BestEpoch == 0 ? "" : Text(result.BestEpoch, "F0"),
            Text(result.Epochs, "F0"),
            Text(test?.Rmse, "F4"), Text(test?.Mse, "F4"), Text(test?.Mae, "F4"), Text(test?.R2, "F3"),
            Word(result.Status),
        ];
    }

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>A setting as JSON.</summary>
    private sealed record StudyEntry(
        string Id,
        string Folder,
        IReadOnlyDictionary<string, string> Factors,
        string Status,
        double? ValidationRmse,
        int BestEpoch,
        int Epochs,
        double? SecondsPerEpoch,
        AggregatedMetrics? PerCrystalMean,
        AggregatedMetrics? Pooled,
        string? Failure)
    {
        internal static StudyEntry Of(SettingResult result) => new(
            result.Setting.Id,
            result.Setting.FolderName,
            result.Setting.Factors.ToDictionary(factor => factor.Name, factor => factor.Label),
            Word(result.Status),
            result.ValidationRmse,
            result.BestEpoch,
            result.Epochs,
            result.SecondsPerEpoch,
            result.Test?.PerCrystalMean,
            result.Test?.Pooled,
            result.Failure);
    }
}
