using System.Globalization;
using System.Text;

namespace Phodos.Reports.Tables;

/// <summary>A table for LaTeX with the package <c>booktabs</c>, the best values in bold.</summary>
public static class LatexTable
{
    /// <summary>The table as a floating <c>table</c> with caption and the label <c>tab:NAME</c>.</summary>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var alignments = string.Concat(table.Columns.Select(column => column.Alignment == ColumnAlignment.Right ? 'r' : 'l'));
        var latex = new StringBuilder();
        latex.Append("% needs \\usepackage{booktabs}\n\\begin{table}\n  \\centering\n");
        latex.Append($"  \\caption{{{LatexText.Escape(table.Title)}}}\n  \\label{{tab:{table.Name}}}\n");
        latex.Append($"  \\begin{{tabular}}{{{alignments}}}\n    \\toprule\n");
        AppendGroups(latex, table);
        AppendRow(latex, table.Columns.Select(column => LatexText.Escape(column.Name)));
        latex.Append("    \\midrule\n");
        for (var row = 0; row < table.Rows.Length; row++)
            AppendRow(latex, table.Columns.Select((_, column) => Cell(table, row, column)));
        latex.Append("    \\bottomrule\n  \\end{tabular}\n");
        foreach (var note in table.Notes)
            latex.Append($"  \\par\\smallskip{{\\footnotesize {LatexText.Escape(note)}}}\n");
        return latex.Append("\\end{table}\n").ToString();
    }

    private static void AppendGroups(StringBuilder latex, ReportTable table)
    {
        var groups = table.Groups();
        if (groups.Count == 0)
            return;
        AppendRow(latex, groups.Select(group => string.Create(
            CultureInfo.InvariantCulture, $"\\multicolumn{{{group.Count}}}{{c}}{{{LatexText.Escape(group.Group)}}}")));
        var rules = groups.Where(group => group.Group.Length > 0).Select(group => string.Create(
            CultureInfo.InvariantCulture, $"\\cmidrule(lr){{{group.First + 1}-{group.First + group.Count}}}"));
        latex.Append("    ").AppendJoin(' ', rules).Append('\n');
    }

    private static void AppendRow(StringBuilder latex, IEnumerable<string> cells) =>
        latex.Append("    ").AppendJoin(" & ", cells).Append(" \\\\\n");

    private static string Cell(ReportTable table, int row, int column)
    {
        var text = LatexText.Escape(table.Shown(row, column));
        return table.IsBest(row, column) ? $"\\textbf{{{text}}}" : text;
    }
}
