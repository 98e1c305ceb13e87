using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Calibrations;
using Spectre.Console;

namespace Phodos.Cli.Calibrate;

/// <summary>Shows how good error bars are.</summary>
internal static class CalibrationOutput
{
    // Curves of these in one figure can still be told apart.
    private const int ShownQuantities = 6;

    internal static void Print(Terminal terminal, CalibrationReport report)
    {
        var table = Terminal.NewTable(
            "quantity", "unit", "mean abs. error", "mean half width of 90 %", "within 90 %", "rank correlation");
        foreach (var quantity in report.Quantities)
        {
            table.AddRow(
                quantity.Name,
                quantity.Unit,
                Text(quantity.MeanError, "G3"),
                Text(quantity.MeanHalfWidth, "G3"),
                Text(quantity.Coverage, "P1"),
                quantity.RankCorrelation is { } rank ? Text(rank, "F2") : "–");
        }

        terminal.Print(table);
        if (report.Stability is { } stability)
        {
            var bins = stability.Reliability.Select(bin => string.Create(
                CultureInfo.InvariantCulture, $"{bin.Share:P0} of {bin.Crystals} where {bin.Probability:P0} are foretold"));
            terminal.Note(FormattableString.Invariant($"unstable, with a mode below {stability.Threshold} cm^-1: {stability.Unstable} of ")
                + FormattableString.Invariant($"{stability.Crystals} test crystals; area under the curve of their probabilities ")
                + FormattableString.Invariant($"{stability.AreaUnderCurve:F3}; {string.Join(", ", bins)}"));
        }

        terminal.Note($"all figures are of the {report.Test} test crystals; rank correlation is of the expected error and the real one");
    }

    /// <summary>The quantities whose reliability is drawn: those of whole ranges, not those at one temperature.</summary>
    internal static IEnumerable<CalibratedQuantity> Shown(CalibrationReport report) =>
        report.Quantities.Where(quantity => !quantity.Name.Contains(" at ", StringComparison.Ordinal) && quantity.Name != "RMSE of the label")
            .Take(ShownQuantities);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
