using Phodos.Reports.Tables;

namespace Phodos.Reports.Tests.Tables;

/// <summary>Tables for tests.</summary>
internal static class SampleTables
{
    /// <summary>Errors of two models with names and notes that every format must escape.</summary>
    internal static ReportTable Errors() => new(
        "errors",
        "Errors of <models> & more",
        [
            TableColumn.Text("model", "Model"),
            TableColumn.Number("rmse", "RMSE", "F4", BestValue.Lowest) with { Group = "mean" },
            TableColumn.Number("r2", "R²", "F3", BestValue.Highest) with { Group = "mean" },
            TableColumn.Number("parameters", "Parameters", "N0"),
        ],
        [
            [TableCell.Of("a_b|c"), TableCell.Of(0.12341, 0.00512), TableCell.Of(0.5), TableCell.Of(1234567)],
            [TableCell.Of("100 %, \"x\""), TableCell.Of(0.2, 0.01), TableCell.Of(-0.25), TableCell.None],
        ],
        "5 cm⁻¹ & 4 Å ± 1");

    /// <summary>A table of one column.</summary>
    internal static ReportTable Column(BestValue best, string format, params double?[] values) =>
        new("column", "Column", [TableColumn.Number("x", "x", format, best)], values.Select(value => new[] { TableCell.Of(value) }));
}
