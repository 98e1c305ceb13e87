using System.Collections.Immutable;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Weights;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its dtype.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Start">Where its bytes start in the data.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafetensorsEntry(string Name, ScalarType Type, long[] Shape, long Start, long End);

/// <summary>
/// The header of a safetensors file, checked before anything is allocated for it: every byte of the data belongs to exactly one tensor.
/// </summary>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">The texts that were kept with them.</param>
internal sealed record SafetensorsHeader(ImmutableArray<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The member of the header that is not a tensor.</summary>
    internal const string MetadataKey = "__metadata__";

    private const int MaximumRank = 64;

    /// <summary>The dtypes by their names in the format.</summary>
    internal static ImmutableDictionary<string, ScalarType> Types { get; } =
        ImmutableDictionary.CreateRange(new Dictionary<string, ScalarType>
        {
            ["F64"] = ScalarType.Float64,
            ["F32"] = ScalarType.Float32,
            ["F16"] = ScalarType.Float16,
            ["BF16"] = ScalarType.BFloat16,
            ["I64"] = ScalarType.Int64,
            ["I32"] = ScalarType.Int32,
            ["U8"] = ScalarType.Byte,
            ["BOOL"] = ScalarType.Bool,
        });

    /// <summary>Reads the header.</summary>
    /// <param name="json">The header.</param>
    /// <param name="dataLength">The number of bytes that follow it.</param>
    /// <exception cref="InvalidInputException">The header is not in the format, or does not fit the data.</exception>
    internal static SafetensorsHeader Parse(byte[] json, long dataLength)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var members = document.RootElement.EnumerateObject().ToArray();
            if (members.GroupBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault(named => named.Count() > 1) is { } repeated)
                throw NotTheFormat($"it has '{repeated.Key}' twice");

            var metadata = members.Where(member => member.Name == MetadataKey).SelectMany(member => member.Value.EnumerateObject());
            var entries = members.Where(member => member.Name != MetadataKey).Select(member => ReadEntry(member.Name, member.Value));
            var header = new SafetensorsHeader(
                [.. entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.End)],
                metadata.ToDictionary(text => text.Name, text => text.Value.GetString() ?? "", StringComparer.Ordinal));
            header.RequireCovers(dataLength);
            return header;
        }
        catch (Exception fault) when (
            fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw NotTheFormat("its header cannot be understood", fault);
        }
    }

    internal static InvalidInputException NotTheFormat(string problem, Exception? cause = null) =>
        new($"not a safetensors file: {problem}; give a file of weights that phodos wrote", innerException: cause);

    private static SafetensorsEntry ReadEntry(string name, JsonElement entry)
    {
        if (!Types.TryGetValue(entry.GetProperty("dtype").GetString() ?? "", out var type))
            throw NotTheFormat($"tensor '{name}' has an unknown dtype");
        var shape = ReadIntegers(entry.GetProperty("shape"));
        if (ReadIntegers(entry.GetProperty("data_offsets")) is not [var start, var end] || start < 0 || end < start)
            throw NotTheFormat($"tensor '{name}' has no place in the data");
        if (ByteCount(shape, type) != end - start)
            throw NotTheFormat($"tensor '{name}' has {end - start} bytes, which do not fit its shape");
        return new SafetensorsEntry(name, type, shape, start, end);
    }

    private static long[] ReadIntegers(JsonElement array) => array.GetArrayLength() <= MaximumRank
        ? [.. array.EnumerateArray().Select(number => number.GetInt64())]
        : throw NotTheFormat("a tensor has too many axes");

    // Null where the shape is impossible. Axes beside one of length zero are bounded too, as libtorch computes strides of them.
    private static long? ByteCount(long[] shape, ScalarType type)
    {
        var bytes = (UInt128)type.ElementSize();
        foreach (var size in shape)
        {
            bytes *= (UInt128)Math.Max(size, 1);
            if (size < 0 || bytes > int.MaxValue)
                return null;
        }

        return shape.Contains(0) ? 0 : (long)bytes;
    }

    private void RequireCovers(long dataLength)
    {
        long covered = 0;
        foreach (var entry in Entries)
        {
            if (entry.Start != covered)
                throw NotTheFormat($"tensor '{entry.Name}' does not start where the one before it ends");
            covered = entry.End;
        }

        if (covered != dataLength)
            throw NotTheFormat($"it has {dataLength} bytes of data where its header tells of {covered}, so it may be truncated");
    }
}
