using System.Text.Json;
using System.Text.Json.Nodes;

namespace Phodos.Learning;

/// <summary>The options of a record under the names that commands and studies have for them: kebab case, such as batch-size.</summary>
internal static class NamedOptions
{
    /// <summary>The options with their JSON values.</summary>
    internal static JsonObject Of<T>(T record) => new(
        JsonSerializer.SerializeToNode(record, LearningJson.Options)!.AsObject()
            .Select(member => KeyValuePair.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(member.Key), member.Value?.DeepClone())));

    /// <summary>The record of options.</summary>
    /// <exception cref="InvalidInputException">A value is not of the kind that its option takes.</exception>
    internal static T Record<T>(JsonObject options)
    {
        var members = new JsonObject(options.Select(option => KeyValuePair.Create(CamelCase(option.Key), option.Value?.DeepClone())));
        try
        {
            return members.Deserialize<T>(LearningJson.Options)!;
        }
        catch (JsonException fault)
        {
            var option = JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Path?.TrimStart('$', '.') ?? "");
            throw new InvalidInputException($"{option} cannot be {options[option]?.ToJsonString() ?? "none"}", innerException: fault);
        }
    }

    private static string CamelCase(string name) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
