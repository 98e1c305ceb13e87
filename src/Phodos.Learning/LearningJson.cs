using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phodos.Learning;

/// <summary>
/// How configurations are written: camel case, indented, enums by name, and unknown or missing members refused rather than ignored.
/// </summary>
public static class LearningJson
{
    /// <summary>The shared settings.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a value from a JSON file.</summary>
    /// <exception cref="InvalidInputException">The file is missing or does not hold such a value.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return Parse<T>(File.ReadAllText(path));
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be read: " + fault.Message, path, innerException: fault);
        }
    }

    /// <summary>Reads a value from a JSON text.</summary>
    /// <exception cref="InvalidInputException">The text does not hold such a value.</exception>
    internal static T Parse<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidInputException("it holds null; give a JSON object");
        }
        catch (JsonException fault)
        {
            throw new InvalidInputException(
                "not the JSON that phodos writes here: " + fault.Message.ReplaceLineEndings(" "), innerException: fault);
        }
    }

    /// <summary>Writes a value to a JSON file, whole or not at all.</summary>
    public static void Write<T>(string path, T value) => AtomicFile.WriteText(path, JsonSerializer.Serialize(value, Options) + "\n");
}
