using System.Text.Json;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>
/// Structures in a JSON body: one, a list of them, or an object with a list under <c>structures</c>. Each is an object with the
/// <c>text</c> of a structure file and the name of the <c>file</c>, or a structure as pymatgen and ASE write it.
/// </summary>
internal static class JsonStructures
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <exception cref="InvalidInputException">It is no such JSON.</exception>
    internal static IReadOnlyList<StructureText> Read(byte[] body, string file, ServerLimits limits)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            var root = document.RootElement;
            var list = root;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("structures", out var structures))
            {
                RequireOnly(root, file, "structures");
                list = structures;
            }

            if (list.ValueKind != JsonValueKind.Array)
                return [Of(list, file)];
            RequestBody.RequireNoMoreThan(limits, list.GetArrayLength());
            return [.. list.EnumerateArray().Select((item, index) => Of(item, FormattableString.Invariant($"{file}-{index + 1}")))];
        }
        catch (JsonException fault)
        {
            throw new InvalidInputException(
                "the body is no valid JSON, or nested too deeply", line: (int)(fault.LineNumber ?? 0) + 1, innerException: fault);
        }
        catch (InvalidOperationException fault)
        {
            // Half of a surrogate pair is found only when the string is taken out.
            throw new InvalidInputException("a string of the JSON is no text; write it in valid Unicode", innerException: fault);
        }
    }

    private static StructureText Of(JsonElement item, string usualName)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw new InvalidInputException("a structure in JSON is an object with its file and text, or one of pymatgen or ASE", usualName);
        var name = item.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String
            ? RequestBody.Named(file.GetString())
            : usualName;
        if (!item.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            return new StructureText(name, item.GetRawText());
        RequireOnly(item, name, "file", "text");
        return new StructureText(name, text.GetString()!);
    }

    // An option in the body that is passed over in silence gives numbers that were not asked for.
    private static void RequireOnly(JsonElement item, string file, params string[] members)
    {
        foreach (var member in item.EnumerateObject().Where(member => !members.Contains(member.Name)))
        {
            throw new InvalidInputException(
                $"the JSON has {Excerpt.Quoted(member.Name)} beside {Excerpt.Quoted(members[^1])}, which is not read; "
                + "leave it out: options stand in the query of the address",
                file);
        }
    }
}
