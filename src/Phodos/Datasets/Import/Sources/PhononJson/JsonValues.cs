using System.Text.Json;
using Phodos.Crystals;
using Phodos.Formats;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>Takes values out of JSON objects, or says what is there instead.</summary>
internal static class JsonValues
{
    /// <summary>The object under the first of these keys that is one, or null.</summary>
    internal static JsonElement? Object(this JsonElement entry, params ReadOnlySpan<string> keys) =>
        Find(entry, JsonValueKind.Object, keys);

    /// <summary>The list under the first of these keys that is one, or null.</summary>
    internal static JsonElement? List(this JsonElement entry, params ReadOnlySpan<string> keys) => Find(entry, JsonValueKind.Array, keys);

    /// <summary>The word under the first of these keys that has one, or null.</summary>
    internal static string? Word(this JsonElement entry, params ReadOnlySpan<string> keys) =>
        Find(entry, JsonValueKind.String, keys)?.GetString() is { } word && !string.IsNullOrWhiteSpace(word) ? word : null;

    /// <summary>The truth value of a key, or null.</summary>
    internal static bool? Truth(this JsonElement entry, string key) =>
        Find(entry, JsonValueKind.True, [key]) is not null ? true : Find(entry, JsonValueKind.False, [key]) is not null ? false : null;

    /// <summary>The finite numbers under the first of these keys that has a list.</summary>
    /// <exception cref="InvalidInputException">There is none, or something else is in it.</exception>
    internal static double[] Numbers(this JsonElement entry, params ReadOnlySpan<string> keys) => Numbers(
        List(entry, keys) ?? throw new InvalidInputException($"there is no list {Excerpt.Quoted(keys[0])}"), keys[0]);

    /// <summary>The finite numbers of a list.</summary>
    /// <exception cref="InvalidInputException">Something else is in it.</exception>
    internal static double[] Numbers(JsonElement list, string what)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw new InvalidInputException($"{what} is no list of numbers");
        var numbers = new double[list.GetArrayLength()];
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            // A number too large for a double is read as infinite.
            if (item.ValueKind != JsonValueKind.Number || !double.IsFinite(numbers[index] = item.GetDouble()))
                throw new InvalidInputException($"value {index + 1} of {what} is no finite number");
            index++;
        }

        return numbers;
    }

    /// <summary>The vector of a list of three numbers.</summary>
    internal static Vector3D Vector(JsonElement list, string what) => Numbers(list, what) is [var x, var y, var z]
        ? new Vector3D(x, y, z)
        : throw new InvalidInputException($"{what} has not 3 numbers");

    /// <summary>The crystal of a text of a structure format.</summary>
    /// <exception cref="InvalidInputException">It is none; the line is not told, since it is that of no file.</exception>
    internal static Crystal CrystalOf(string text, string format, List<string> notes)
    {
        try
        {
            var structure = StructureReader.ReadText(text, format: format);
            notes.AddRange(structure.Warnings.Select(warning => $"structure: {warning}"));
            return structure.Crystal;
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"structure: {fault.Problem}", innerException: fault);
        }
    }

    private static JsonElement? Find(JsonElement entry, JsonValueKind kind, ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (entry.TryGetProperty(key, out var value) && value.ValueKind == kind)
                return value;
        }

        return null;
    }
}
