using System.Text.Encodings.Web;
using System.Text.Json;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Findings;

namespace Phodos.Datasets.Import;

/// <summary>
/// Writes the findings of an import as JSON while it runs, so that many need no memory: one object with <c>findings</c> (<c>kind,
/// severity, row, id, file, line, message</c>), then <c>source, unit, rows, kept, leftOut, faulty</c> and <c>counts</c>.
/// </summary>
public sealed class ImportReportWriter : IDisposable
{
    private readonly Utf8JsonWriter _json;

    /// <summary>Begins a report.</summary>
    /// <param name="stream">Where it is written to.</param>
    public ImportReportWriter(Stream stream)
    {
        _json = new Utf8JsonWriter(
            stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteStartArray("findings");
    }

    /// <summary>Writes a finding.</summary>
    public void Write(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _json.WriteStartObject();
        _json.WriteString("kind", Word(finding.Kind));
        _json.WriteString("severity", Word(finding.Severity));
        WriteNumber("row", finding.Row);
        _json.WriteString("id", finding.Id);
        _json.WriteString("file", finding.File);
        WriteNumber("line", finding.Line);
        _json.WriteString("message", finding.Message);
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <summary>Writes how the import went, and ends the report.</summary>
    public void Complete(ImportSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        _json.WriteEndArray();
        _json.WriteString("source", summary.Source);
        _json.WriteString("unit", summary.Unit is { } unit ? UnitGuess.OptionValue(unit) : null);
        _json.WriteNumber("rows", summary.Rows);
        _json.WriteNumber("kept", summary.Kept);
        _json.WriteNumber("leftOut", summary.LeftOut);
        _json.WriteNumber("faulty", summary.Faulty);
        _json.WriteStartArray("counts");
        foreach (var count in summary.Counts)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", Word(count.Kind));
            _json.WriteString("severity", Word(count.Severity));
            _json.WriteNumber("count", count.Count);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteNumber(string name, int? number)
    {
        if (number is { } value)
            _json.WriteNumber(name, value);
        else
            _json.WriteNull(name);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
