using System.Text;
using System.Text.RegularExpressions;

namespace Phodos.Reports.Tables;

/// <summary>A table in GitHub-flavoured Markdown, the best values in bold.</summary>
public static partial class MarkdownTable
{
    /// <summary>The table as text, with its title above and its notes below.</summary>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder($"**{Escaped(table.Title)}**\n\n");
        AppendRow(table.Columns.Select(column => Escaped(column.FullName)));
        AppendRow(table.Columns.Select(column => column.Alignment == ColumnAlignment.Right ? "---:" : "---"));
        for (var row = 0; row < table.Rows.Length; row++)
        {
            AppendRow(table.Columns.Select((_, column) =>
            {
                var cell = Escaped(table.Shown(row, column));
                return table.IsBest(row, column) ? $"**{cell}**" : cell;
            }));
        }

        foreach (var note in table.Notes)
            text.Append($"\n{Escaped(note)}\n");
        return text.ToString();

        void AppendRow(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Escaped(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>|~#]")]
    private static partial Regex Special();
}
