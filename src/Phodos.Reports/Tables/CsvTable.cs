using System.Globalization;

namespace Phodos.Reports.Tables;

/// <summary>
/// A table for programs (RFC 4180, with line feeds): the columns' keys, numbers in full, an empty field where there is no value.
/// A column with standard deviations is followed by one of them, <c>KEY_sd</c>.
/// </summary>
public static class CsvTable
{
    /// <summary>The table as text.</summary>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        bool[] deviates = [.. table.Columns.Select((_, column) => table.Rows.Any(row => row[column].Deviation is not null))];
        var header = table.Columns.SelectMany((column, index) => Field(column.Key, column.Key + "_sd", index));
        var rows = table.Rows.Select(row => row.SelectMany((cell, index) =>
            Field(cell.Text ?? Number(cell.Value), Number(cell.Deviation), index)));
        return string.Concat(rows.Prepend(header).Select(fields => CsvLine.Of(fields) + "\n"));

        IEnumerable<string> Field(string value, string deviation, int column) => deviates[column] ? [value, deviation] : [value];
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
