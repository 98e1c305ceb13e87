using System.Text.Json;

namespace Phodos.Datasets.Splits;

/// <summary>Splits as a run keeps them: one JSON file with the rule, the seed and the indices (<c>split.json</c>).</summary>
public static class SplitJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes a split; the file is replaced whole.</summary>
    public static void Write(string path, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(split);
        AtomicFile.WriteText(path, JsonSerializer.Serialize(split, Options) + "\n");
    }

    /// <summary>Reads a split.</summary>
    /// <exception cref="InvalidInputException">The file is missing, is no JSON of a split, or the split is not valid.</exception>
    public static DataSplit Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new InvalidInputException("the split file is missing", path);
        try
        {
            return JsonSerializer.Deserialize<DataSplit>(File.ReadAllText(path), Options)
                ?? throw new InvalidInputException("the file holds null instead of a split", path);
        }
        catch (JsonException fault)
        {
            throw new InvalidInputException(
                "the file is no split; it needs rule, seed, train, validation and test",
                path,
                fault.LineNumber is { } line ? (int)line + 1 : null,
                fault);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }
}
