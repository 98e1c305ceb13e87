namespace Phodos;

/// <summary>A record of a table of comma-separated values (RFC 4180), as every writer of Phodos writes it.</summary>
public static class CsvLine
{
    /// <summary>The fields with commas between, without a line end; those with a comma, a quotation mark or a line end are quoted.</summary>
    public static string Of(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted));

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;
}
