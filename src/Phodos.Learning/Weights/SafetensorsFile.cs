using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Weights;

/// <summary>
/// Named tensors in the safetensors format: an 8-byte little-endian length, a JSON header of that length, then the data, row-major and little-endian.
/// Nothing in such a file is ever executed, unlike a pickle.
/// </summary>
public static class SafetensorsFile
{
    private const int MaximumHeaderLength = 16 << 20;
    private const string MetadataKey = "__metadata__";

    private static readonly ImmutableDictionary<string, ScalarType> Types = ImmutableDictionary.CreateRange(new Dictionary<string, ScalarType>
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

    /// <summary>Reads a file whole. The caller owns the tensors, which are on the CPU.</summary>
    /// <exception cref="InvalidInputException">The file is missing, truncated or not in the format.</exception>
    public static SafetensorsContent Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream);
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

    /// <summary>Writes tensors to a file that appears whole or not at all.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="tensors">The tensors by name, on any device.</param>
    /// <param name="metadata">Texts to keep with them.</param>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    private static void Write(Stream stream, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = new Dictionary<string, object>();
        if (metadata is { Count: > 0 })
            header[MetadataKey] = metadata;
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            var length = tensor.numel() * tensor.element_size();
            var type = Types.First(entry => entry.Value == tensor.dtype).Key;
            header.Add(name, new Dictionary<string, object> { ["dtype"] = type, ["shape"] = tensor.shape, ["data_offsets"] = new[] { offset, offset + length } });
            offset += length;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + 7) / 8 * 8; // the data start at a multiple of 8
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)padded);
        stream.Write(prefix);
        stream.Write(json);
        for (var fill = json.Length; fill < padded; fill++)
            stream.WriteByte((byte)' ');
        foreach (var (_, tensor) in tensors)
        {
            using var scope = NewDisposeScope();
            stream.Write(tensor.detach().cpu().contiguous().bytes);
        }
    }

    private static SafetensorsContent Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
            throw NotTheFormat("it ends before the header");
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > MaximumHeaderLength || (long)headerLength > stream.Length - 8)
            throw NotTheFormat("the length of its header is impossible");
        var header = new byte[headerLength];
        stream.ReadExactly(header);

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var dataStart = 8 + (long)headerLength;
        try
        {
            using var document = JsonDocument.Parse(header);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (entry.Name == MetadataKey)
                {
                    foreach (var text in entry.Value.EnumerateObject())
                        metadata[text.Name] = text.Value.GetString() ?? "";
                }
                else
                {
                    tensors[entry.Name] = ReadTensor(stream, dataStart, entry.Name, entry.Value);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            throw NotTheFormat("its header cannot be understood", fault);
        }

        return new SafetensorsContent(tensors, metadata);
    }

    private static Tensor ReadTensor(Stream stream, long dataStart, string name, JsonElement entry)
    {
        if (!Types.TryGetValue(entry.GetProperty("dtype").GetString() ?? "", out var type))
            throw NotTheFormat($"tensor '{name}' has an unknown dtype");
        var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = entry.GetProperty("data_offsets");
        long start = offsets[0].GetInt64(), end = offsets[1].GetInt64();
        if (start < 0 || end < start || end > stream.Length - dataStart)
            throw NotTheFormat($"tensor '{name}' lies outside the file, which may be truncated");
        if (shape.Any(size => size < 0) || shape.Aggregate(UInt128.One, (product, size) => product * (UInt128)size) * (UInt128)type.ElementSize() != (UInt128)(end - start))
            throw NotTheFormat($"tensor '{name}' has {end - start} bytes, which do not fit its shape");

        var tensor = empty(shape, type);
        stream.Position = dataStart + start;
        stream.ReadExactly(MemoryMarshal.AsBytes(tensor.bytes));
        return tensor.DetachFromDisposeScope();
    }

    private static InvalidInputException NotTheFormat(string problem, Exception? cause = null) =>
        new($"not a safetensors file: {problem}; give a file of weights that phodos wrote", innerException: cause);
}
