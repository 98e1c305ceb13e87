using Phodos.Reports.Tables;
using Spectre.Console;

namespace Phodos.Cli.Console;

/// <summary>A table for the terminal, the best values in bold.</summary>
internal static class TerminalTable
{
    internal static Table Of(ReportTable table)
    {
        var drawn = Terminal.NewTable([.. table.Columns.Select(Heading)]);
        drawn.Title = new TableTitle(Markup.Escape(table.Title), Style.Plain);
        for (var column = 0; column < table.Columns.Length; column++)
            drawn.Columns[column].Alignment = table.Columns[column].Alignment == ColumnAlignment.Right ? Justify.Right : Justify.Left;
        for (var row = 0; row < table.Rows.Length; row++)
            drawn.AddRow([.. table.Columns.Select((_, column) => Cell(table, row, column))]);
        return drawn;
    }

    // On several lines, so that headings do not make columns wider than their numbers need.
    private static string Heading(Phodos.Reports.Tables.TableColumn column)
    {
        var lastWord = column.Group.LastIndexOf(' ');
        string[] group = lastWord < 0 ? [column.Group] : [column.Group[..lastWord], column.Group[(lastWord + 1)..]];
        return string.Join('\n', group.Prepend(column.Name.Replace(" (", "\n(", StringComparison.Ordinal)).Where(line => line.Length > 0));
    }

    private static string Cell(ReportTable table, int row, int column)
    {
        var text = Markup.Escape(table.Shown(row, column));
        return table.IsBest(row, column) ? $"[bold]{text}[/]" : text;
    }
}
