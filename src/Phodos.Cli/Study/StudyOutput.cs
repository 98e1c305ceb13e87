using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;
using Phodos.Reports.Figures;
using Phodos.Reports.Studies;
using Phodos.Reports.Tables;
using Spectre.Console;

namespace Phodos.Cli.Study;

/// <summary>Shows a study: the list before it, the table of its settings and the figure of its factors after it.</summary>
internal static class StudyOutput
{
    private const string Figure = "effects";

    /// <summary>Lists the settings of a study.</summary>
    internal static void List(Terminal terminal, StudySchedule schedule, SettingResult[] results)
    {
        var table = Terminal.NewTable(
            ["Setting", .. schedule.Settings[0].Factors.Select(factor => factor.Name), "epochs", "done", "status"]);
        foreach (var (result, epochs) in results.Zip(schedule.Epochs))
        {
            string[] cells =
            [
                result.Setting.Id, .. result.Setting.Factors.Select(factor => factor.Label),
                Text(epochs), Text(result.Epochs), StudyTable.Word(result.Status),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        terminal.Print(table);
        Terminal.PrintLine(string.Create(
            CultureInfo.InvariantCulture, $"{schedule.Settings.Length} settings, at most {schedule.Cost} epochs{Share(schedule)}"));
    }

    /// <summary>Says how long a study may take, and what that rests on.</summary>
    internal static void Tell(StudyForecast forecast, int settings, int parallel)
    {
        var (estimate, fromRuns, measured) = forecast;
        var time = TimeSpan.FromMinutes(Math.Ceiling(estimate.Time.TotalMinutes));
        var sideBySide = parallel > 1 ? $", {parallel} side by side" : "";
        Terminal.PrintLine(string.Create(
            CultureInfo.InvariantCulture,
            $"time: at most about {(int)time.TotalHours} h {time.Minutes:00} min for the {estimate.Epochs} epochs that are left, "
            + $"at {estimate.SecondsPerEpoch:G3} s an epoch{sideBySide}; early stopping makes it less"));
        string[] sources =
        [
            .. fromRuns > 0 ? [$"the epochs that {fromRuns} trained"] : Array.Empty<string>(),
            .. measured > 0 ? [$"a few batches of {measured} on this machine"] : Array.Empty<string>(),
        ];
        var others = settings - fromRuns - measured;
        Terminal.PrintLine(string.Create(
            CultureInfo.InvariantCulture,
            $"measured: of {settings} settings, {string.Join(" and ", sources)}"
            + $"{(others > 0 ? $"; the other {others} count as those most like them" : "")}"));
    }

    /// <summary>Prints the table of a study, and puts it and the effect of each factor into its folder.</summary>
    internal static void Show(Terminal terminal, StudyFolder folder, StudyFormat format, FigureFiles figures)
    {
        var record = folder.ReadRecord();
        var settings = record.Search.Choose(record.ToDefinition());
        SettingResult[] results =
        [
            .. settings.Select(setting => SettingResult.Read(folder, setting))
                .OrderBy(result => result.ValidationRmse ?? double.PositiveInfinity)
                .ThenBy(result => result.Setting.Id, StringComparer.Ordinal),
        ];
        var table = StudyTable.Of(record.Data, results);
        Print(terminal, table, results, format);
        TableFiles.Save(table, folder.In("tables"));
        var schedule = StudySchedule.Of(record.Search.Kind, [.. settings], RunMachine.Current("cpu", 1, "float32"));
        if (results[0].ValidationRmse is not null)
            Draw(terminal, folder, record.Data, schedule, figures);
        var done = results.Sum(result => (long)result.Epochs);
        var grid = schedule.Epochs.Sum(epochs => (long)epochs);
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count(result => result.Status == SettingStatus.Finished)} of {results.Length} settings are finished; "
            + $"{done} epochs were trained, {100.0 * done / grid:F0} % of the {grid} of all settings"));
    }

    private static void Print(Terminal terminal, ReportTable table, SettingResult[] results, StudyFormat format)
    {
        switch (format)
        {
            case StudyFormat.Json:
                Terminal.PrintJson(results.Select(StudyEntry.Of));
                break;
            case StudyFormat.Csv:
                System.Console.Out.Write(CsvTable.Write(table));
                break;
            case StudyFormat.Markdown:
                System.Console.Out.Write(MarkdownTable.Write(table));
                break;
            case StudyFormat.Latex:
                System.Console.Out.Write(LatexTable.Write(table));
                break;
            default:
                terminal.Print(TerminalTable.Of(table));
                break;
        }
    }

    private static void Draw(Terminal terminal, StudyFolder folder, string data, StudySchedule schedule, FigureFiles figures)
    {
        // Settings that were stopped early are compared with the others at the epoch that all of them have seen.
        var limit = schedule.Halving?.Rungs[0].Epochs;
        var scores = schedule.Settings.Select(setting => (setting.Factors, SettingResult.Read(folder, setting, limit).ValidationRmse));
        var figure = FactorEffectsFigure.Create(
            StudyEffects.Of(scores),
            limit is null ? "Validation RMSE" : $"Validation RMSE up to epoch {Text(limit.Value)}",
            $"{data}: the effect of each factor",
            figures.Form);
        figures.Save(figure, folder.FullPath, Figure);
        terminal.Note($"the effect of each factor: {figures.FirstOf(folder.FullPath, Figure)}");
    }

    private static string Share(StudySchedule schedule) => schedule.Halving is { } plan
        ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * plan.Cost / plan.GridCost:F1} % of the grid's {plan.GridCost}): ")
            + string.Join(", ", plan.Rungs.Select(rung => $"{Text(rung.Settings)} to epoch {Text(rung.Epochs)}"))
        : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
