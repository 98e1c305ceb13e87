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

    /// <summary>Options with some of them replaced.</summary>
    /// <param name="defaults">The options where nothing else is said.</param>
    /// <param name="owner">Whose options they are.</param>
    /// <param name="settings">Names in kebab case with JSON values.</param>
    /// <exception cref="InvalidInputException">There is no such option, or a value is not of its kind.</exception>
    internal static T With<T>(T defaults, string owner, IEnumerable<KeyValuePair<string, JsonNode?>> settings)
    {
        var options = Of(defaults);
        foreach (var (name, value) in settings)
        {
            if (!options.ContainsKey(name))
                throw new InvalidInputException($"{owner} has no option '{name}'; it has {string.Join(", ", options.Select(option => option.Key))}");
            options[name] = value?.DeepClone();
        }

        return Record<T>(options);
    }

    private static string CamelCase(string name) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
