using System.Globalization;
using System.Net;
using System.Text;

namespace Phodos.Reports.Tables;

/// <summary>A table as HTML, with headings that a screen reader finds and the best values in <c>strong</c>.</summary>
public static class HtmlTable
{
    /// <summary>The element <c>table</c>, without title and notes; its first column heads the rows.</summary>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var html = new StringBuilder("<table>\n<thead>\n");
        if (table.Groups() is { Count: > 0 } groups)
        {
            AppendRow(html, groups.Select(group => group.Group.Length == 0
                ? string.Create(CultureInfo.InvariantCulture, $"<td colspan=\"{group.Count}\"></td>")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"<th scope=\"colgroup\" colspan=\"{group.Count}\">{WebUtility.HtmlEncode(group.Group)}</th>")));
        }

        AppendRow(html, table.Columns.Select(column => Element("th", " scope=\"col\"", column, WebUtility.HtmlEncode(column.Name))));
        html.Append("</thead>\n<tbody>\n");
        for (var row = 0; row < table.Rows.Length; row++)
            AppendRow(html, table.Columns.Select((_, column) => Cell(table, row, column)));
        return html.Append("</tbody>\n</table>\n").ToString();
    }

    private static void AppendRow(StringBuilder html, IEnumerable<string> cells) => html.Append("<tr>").AppendJoin("", cells).Append("</tr>\n");

    private static string Cell(ReportTable table, int row, int column)
    {
        var text = WebUtility.HtmlEncode(table.Shown(row, column));
        var content = table.IsBest(row, column) ? $"<strong>{text}</strong>" : text;
        return column == 0
            ? Element("th", " scope=\"row\"", table.Columns[column], content)
            : Element("td", "", table.Columns[column], content);
    }

    private static string Element(string name, string attributes, TableColumn column, string content) =>
        $"<{name}{attributes}{(column.Alignment == ColumnAlignment.Right ? " class=\"number\"" : "")}>{content}</{name}>";
}
