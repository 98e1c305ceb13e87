namespace Phodos.Reports.Tables;

/// <summary>Puts a table into files, for a program, a web page and a paper.</summary>
public static class TableFiles
{
    /// <summary>Writes <c>NAME.csv</c>, <c>NAME.md</c> and <c>NAME.tex</c>, each whole or not at all; older files are replaced.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">The folder; it is made when it is missing.</param>
    /// <exception cref="InvalidInputException">A file cannot be written.</exception>
    public static void Save(ReportTable table, string folder)
    {
        ArgumentNullException.ThrowIfNull(table);
        Write(".csv", CsvTable.Write(table));
        Write(".md", MarkdownTable.Write(table));
        Write(".tex", LatexTable.Write(table));

        void Write(string ending, string text)
        {
            var path = Path.Combine(folder, table.Name + ending);
            try
            {
                AtomicFile.WriteText(path, text);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                throw new InvalidInputException($"the table cannot be written: {cause.Message}", path, innerException: cause);
            }
        }
    }
}
