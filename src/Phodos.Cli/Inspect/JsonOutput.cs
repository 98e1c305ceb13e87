using System.Text.Json;
using Phodos.Learning;
using Phodos.Reports.Inspection;

namespace Phodos.Cli.Inspect;

/// <summary>One JSON array, an entry a file, with keys in snake case.</summary>
internal sealed class JsonOutput : IInspectionOutput
{
    private static readonly JsonSerializerOptions Options = new(LearningJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly Stream _stream = System.Console.OpenStandardOutput();
    private readonly Utf8JsonWriter _json;

    internal JsonOutput()
    {
        _json = new Utf8JsonWriter(_stream, new JsonWriterOptions { Indented = true, Encoder = Options.Encoder });
        _json.WriteStartArray();
    }

    public void Print(InspectedFile file)
    {
        JsonSerializer.Serialize(_json, file, Options);
        _json.Flush();
    }

    public void Dispose()
    {
        _json.WriteEndArray();
        _json.Dispose();
        _stream.WriteByte((byte)'\n');
        _stream.Dispose();
    }
}
