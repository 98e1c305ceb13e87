using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Crystals;
using Phodos.Learning.Evaluation;
using Phodos.Reports.Figures;
using Spectre.Console;

namespace Phodos.Cli.Evaluate;

/// <summary>Shows where a model fails: a table a property, the worst group first, and the periodic table by error.</summary>
internal static class BreakdownOutput
{
    // More would not be read; --json and --out have them all.
    private const int ListedGroups = 20;

    internal static void Print(Terminal terminal, ErrorBreakdown breakdown)
    {
        foreach (var errors in breakdown.Tables)
        {
            var table = Terminal.NewTable($"by {errors.By}", "crystals", "RMSE", "MAE", "R2", "Wasserstein-1 (cm⁻¹)");
            foreach (var group in errors.WorstFirst().Take(ListedGroups))
                Add(group);
            Add(breakdown.All);
            terminal.Print(table);

            void Add(ErrorGroup group) => table.AddRow(
                group.Name,
                group.Crystals.ToString(CultureInfo.InvariantCulture),
                Text(group.Rmse, "F4"),
                Text(group.Mae, "F4"),
                Text(group.R2, "F3"),
                Text(group.Wasserstein, "F1"));
        }

        terminal.Note("Means over the crystals of a group ± standard error, the worst RMSE first");
    }

    /// <summary>Writes the periodic table, coloured by the mean RMSE of the crystals with each element.</summary>
    internal static void WriteFigure(string folder, FigureFiles files, EvaluationReport report, ErrorBreakdown breakdown)
    {
        ElementValue[] values =
        [
            .. breakdown.ElementTable().Groups
                .Select(group => new ElementValue(Element.FromSymbol(group.Name), group.Rmse.Mean, group.Crystals)),
        ];
        var title = $"{report.Model} on {report.Data}, {report.Split}";
        var figure = PeriodicTableFigure.Create(values, title, "mean RMSE of the crystals with the element", form: files.Form);
        files.Save(figure, folder, "elements");
    }

    private static string Text(MeanMetric? metric, string format)
    {
        if (metric is null)
            return "–";
        var mean = metric.Mean.ToString(format, CultureInfo.InvariantCulture);
        return metric.StandardError is { } error ? $"{mean} ± {error.ToString(format, CultureInfo.InvariantCulture)}" : mean;
    }
}
