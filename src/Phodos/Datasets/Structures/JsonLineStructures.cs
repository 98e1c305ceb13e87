using System.Globalization;
using System.Text.Json;
using Phodos.Datasets.Import.Sources;
using Phodos.Formats;

namespace Phodos.Datasets.Structures;

/// <summary>
/// Structures of JSON lines, plain or packed: each line an object with the <c>text</c> of a structure file (and its <c>file</c> name as a
/// hint to the format), or with a <c>structure</c> or <c>atoms</c> in it, or one that is a structure itself, as pymatgen, ASE and others write
/// them. The identifier is its <c>id</c>, <c>material_id</c> or <c>jid</c>.
/// </summary>
internal static class JsonLineStructures
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };
    private static readonly string[] Identifiers = ["id", "material_id", "jid"];
    private static readonly string[] Nested = ["structure", "atoms"];

    internal static IEnumerable<StructureEntry> Read(string path, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        using var content = PackedStream.Open(path);
        var lines = new BoundedLines(content, StructureReader.MaximumBytes);
        while (Next(lines, content) is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = lines.Line == 1 ? WithoutMark(line) : line;
            if (!text.Span.ContainsAnyExcept(" \t"u8))
                continue;
            var name = "#" + lines.Line.ToString(CultureInfo.InvariantCulture);
            if (isWanted(name))
                yield return EntryOf(name, text.ToArray());
        }

        Require(content);
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) => line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? line[3..] : line;

    private static ReadOnlyMemory<byte>? Next(BoundedLines lines, PackedStream content)
    {
        try
        {
            return lines.Read();
        }
        catch (Exception fault) when (content.Told(fault) is { } told)
        {
            throw told;
        }
    }

    private static void Require(PackedStream content)
    {
        try
        {
            content.RequireWhole();
        }
        catch (Exception fault) when (content.Told(fault) is { } told)
        {
            throw told;
        }
    }

    private static StructureEntry EntryOf(string name, byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidInputException("the line is no JSON object");
            var id = Identifiers.Select(key => TextOf(root, key)).FirstOrDefault(text => text is not null);
            if (TextOf(root, "text") is { } text)
            {
                var file = TextOf(root, "file");
                return new StructureEntry(name, id, line.Length, format => StructureReader.ReadText(text, file, format));
            }

            var structure = Nested.Select(key => root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value : (JsonElement?)null)
                .FirstOrDefault(value => value is not null) ?? root;
            var json = structure.GetRawText();
            return new StructureEntry(name, id, line.Length, format => StructureReader.ReadText(json, fileName: null, format));
        }
        catch (InvalidInputException fault)
        {
            return Faulty(name, fault.Problem);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Faulty(name, "the line is no valid JSON, or nested too deeply");
        }
    }

    private static StructureEntry Faulty(string name, string problem) => new(name, id: null, size: 0, _ => throw new InvalidInputException(problem));

    private static string? TextOf(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
