using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;
using Phodos.Reports.Figures;
using Spectre.Console;

namespace Phodos.Cli.Study;

/// <summary>Shows a study: the list before it, the table of its settings and the figure of its factors after it.</summary>
internal static class StudyOutput
{
    private const string Figure = "effects";

    /// <summary>Lists the settings of a study and how long they may take.</summary>
    internal static void List(Terminal terminal, StudySchedule schedule, StudyFolder? folder, int parallel)
    {
        SettingResult[] results = [.. schedule.Settings.Select(setting => folder is null
            ? SettingResult.NotBegun(setting)
            : SettingResult.Read(folder, setting))];
        var table = Terminal.NewTable(["Setting", .. schedule.Settings[0].Factors.Select(factor => factor.Name), "epochs", "done", "status"]);
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
        Terminal.PrintLine("time: " + Estimate(schedule, results, parallel));
    }

    /// <summary>Prints the table of a study, and draws the effect of each factor into its folder.</summary>
    internal static void Show(Terminal terminal, StudyFolder folder, StudyFormat format)
    {
        var record = folder.ReadRecord();
        var settings = record.Search.Choose(record.ToDefinition());
        SettingResult[] results =
        [
            .. settings.Select(setting => SettingResult.Read(folder, setting))
                .OrderBy(result => result.ValidationRmse ?? double.PositiveInfinity)
                .ThenBy(result => result.Setting.Id, StringComparer.Ordinal),
        ];
        StudyTable.Print(terminal, results, format);
        var schedule = StudySchedule.Of(record.Search.Kind, [.. settings], RunMachine.Current("cpu", 1, "float32"));
        if (results[0].ValidationRmse is not null)
            Draw(terminal, folder, record.Data, schedule);
        var done = results.Sum(result => (long)result.Epochs);
        var grid = schedule.Epochs.Sum(epochs => (long)epochs);
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count(result => result.Status == SettingStatus.Finished)} of {results.Length} settings are finished; "
            + $"{done} epochs were trained, {100.0 * done / grid:F0} % of the {grid} of all settings"));
    }

    private static void Draw(Terminal terminal, StudyFolder folder, string data, StudySchedule schedule)
    {
        // Settings that were stopped early are compared with the others at the epoch that all of them have seen.
        var limit = schedule.Halving?.Rungs[0].Epochs;
        var scores = schedule.Settings.Select(setting => (setting.Factors, SettingResult.Read(folder, setting, limit).ValidationRmse));
        var figure = FactorEffectsFigure.Create(
            StudyEffects.Of(scores),
            limit is null ? "Validation RMSE" : $"Validation RMSE up to epoch {Text(limit.Value)}",
            $"{data}: the effect of each factor");
        figure.Save(folder.In(Figure + ".png"));
        figure.Save(folder.In(Figure + ".svg"));
        terminal.Note($"the effect of each factor: {folder.In(Figure + ".png")}");
    }

    private static string Share(StudySchedule schedule) => schedule.Halving is { } plan
        ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * plan.Cost / plan.GridCost:F1} % of the grid's {plan.GridCost}): ")
            + string.Join(", ", plan.Rungs.Select(rung => $"{Text(rung.Settings)} to epoch {Text(rung.Epochs)}"))
        : "";

    // The mean over what has been trained stands for the rest; early stopping can only make it less.
    private static string Estimate(StudySchedule schedule, SettingResult[] results, int parallel)
    {
        double[] seconds = [.. results.Select(result => result.SecondsPerEpoch).OfType<double>()];
        if (seconds.Length == 0)
            return "not known before a setting has trained an epoch";
        var left = Math.Max(0, schedule.Cost - results.Sum(result => (long)result.Epochs));
        var time = TimeSpan.FromSeconds(left * seconds.Average() / parallel);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"at most about {(int)time.TotalHours} h {time.Minutes:00} min for the {left} epochs that are left, "
            + $"at {seconds.Average():F1} s an epoch{(parallel > 1 ? $", {parallel} side by side" : "")}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
