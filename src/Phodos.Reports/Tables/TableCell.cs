using System.Globalization;

namespace Phodos.Reports.Tables;

/// <summary>A cell of a table: a text, a number with or without a standard deviation, or nothing.</summary>
public readonly record struct TableCell
{
    private const string Missing = "–";

    private TableCell(string? text, double? value, double? deviation) => (Text, Value, Deviation) = (text, value, deviation);

    /// <summary>A cell for which there is no value.</summary>
    public static TableCell None => default;

    /// <summary>The text; null for a number and for an empty cell.</summary>
    public string? Text { get; }

    /// <summary>The number; null for a text and for an empty cell.</summary>
    public double? Value { get; }

    /// <summary>The standard deviation of the number; null where there is none.</summary>
    public double? Deviation { get; }

    /// <summary>A cell of text.</summary>
    public static TableCell Of(string text) => new(text, null, null);

    /// <summary>A cell of a number; null, or what is not a finite number, makes an empty cell.</summary>
    public static TableCell Of(double? value, double? deviation = null) =>
        value is { } number && double.IsFinite(number) ? new(null, number, deviation) : None;

    /// <summary>The cell as a reader sees it, the same in any culture.</summary>
    internal string Shown(TableColumn column) =>
        Text ?? (Value is null ? Missing : ShownValue(column) + (Deviation is null ? "" : $" ± {ShownDeviation(column)}"));

    /// <summary>Its number alone, as a reader sees it; empty where there is none.</summary>
    internal string ShownValue(TableColumn column) => Write(Value, column);

    /// <summary>Its standard deviation, as a reader sees it; empty where there is none.</summary>
    internal string ShownDeviation(TableColumn column) => Write(Deviation, column);

    private static string Write(double? number, TableColumn column) =>
        number?.ToString(column.Format, CultureInfo.InvariantCulture).Replace('-', '−') ?? "";
}
