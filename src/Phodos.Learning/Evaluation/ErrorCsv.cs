using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>Errors as CSV, for a spreadsheet or a script. Each file is written whole; an empty cell means undefined.</summary>
public static class ErrorCsv
{
    /// <summary>Writes a breakdown: one line a group, with mean, standard error and number of crystals of each metric.</summary>
    public static void WriteGroups(string path, ErrorBreakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        string[] metrics = ["rmse", "mae", "r2", "wasserstein"];
        var header = metrics.SelectMany(metric => new[] { metric, metric + "_standard_error", metric + "_crystals" });
        var rows = breakdown.Tables.SelectMany(table => table.Groups.Select(group => Row(table.By, group)));
        Write(path, ["by", "group", "crystals", .. header], rows.Prepend(Row("all", breakdown.All)));
    }

    /// <summary>Writes the metrics of each crystal, the worst RMSE first.</summary>
    public static void WriteCrystals(string path, IReadOnlyList<DosEntry> entries, IReadOnlyList<SpectrumMetrics> metrics) => Write(
        path,
        ["id", "formula", "crystal_system", "atoms", "rmse", "mse", "mae", "r2", "wasserstein"],
        entries.Zip(metrics).OrderByDescending(pair => pair.Second.Rmse).Select(pair => (string[])
        [
            pair.First.Id,
            pair.First.Crystal.ReducedFormula,
            pair.First.System.Name(),
            Text(pair.First.Crystal.AtomCount),
            Text(pair.Second.Rmse),
            Text(pair.Second.Mse),
            Text(pair.Second.Mae),
            Text(pair.Second.R2),
            Text(pair.Second.Wasserstein),
        ]));

    private static string[] Row(string by, ErrorGroup group) =>
    [
        by, group.Name, Text(group.Crystals), .. Cells(group.Rmse), .. Cells(group.Mae), .. Cells(group.R2), .. Cells(group.Wasserstein),
    ];

    private static string[] Cells(MeanMetric? metric) => [Text(metric?.Mean), Text(metric?.StandardError), Text(metric?.Crystals)];

    private static string Text(IFormattable? value) => value?.ToString(value is double ? "G9" : null, CultureInfo.InvariantCulture) ?? "";

    private static void Write(string path, string[] header, IEnumerable<string[]> rows) =>
        AtomicFile.WriteText(path, string.Concat(rows.Prepend(header).Select(row => CsvLine.Of(row) + "\n")));
}
