using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Phodos.Learning.Weights;

/// <summary>
/// Named tensors in the safetensors format: an 8-byte little-endian length, a JSON header of that length,
/// then the data, row-major and little-endian. Nothing in such a file is ever executed, unlike a pickle.
/// </summary>
public static class SafetensorsFile
{
    /// <summary>How the names of such files end.</summary>
    public const string Extension = ".safetensors";

    private const int MaximumHeaderLength = 16 << 20;

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
    public static void Write(
        string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    private static void Write(
        Stream stream, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = new Dictionary<string, object>();
        if (metadata is { Count: > 0 })
            header[SafetensorsHeader.MetadataKey] = metadata;
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            var length = tensor.numel() * tensor.element_size();
            var type = SafetensorsHeader.Types.First(entry => entry.Value == tensor.dtype).Key;
            header.Add(name, new Dictionary<string, object>
            {
                ["dtype"] = type,
                ["shape"] = tensor.shape,
                ["data_offsets"] = new[] { offset, offset + length },
            });
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
            throw SafetensorsHeader.NotTheFormat("it ends before the header");
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > MaximumHeaderLength || (long)headerLength > stream.Length - 8)
            throw SafetensorsHeader.NotTheFormat("the length of its header is impossible");
        var json = new byte[headerLength];
        stream.ReadExactly(json);
        var header = SafetensorsHeader.Parse(json, stream.Length - stream.Position);

        // The tensors outlive the scope only if all of them could be read.
        using var scope = NewDisposeScope();
        var tensors = header.Entries.ToDictionary(entry => entry.Name, entry => ReadTensor(stream, entry), StringComparer.Ordinal);
        scope.Detach(tensors.Values);
        return new SafetensorsContent(tensors, header.Metadata);
    }

    private static Tensor ReadTensor(Stream stream, SafetensorsEntry entry)
    {
        var tensor = empty(entry.Shape, entry.Type);
        stream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
