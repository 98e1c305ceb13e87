using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Phodos.Formats.Reading;

/// <summary>Unpacks gzip files, which structures are often kept in, bounded in size.</summary>
internal static class GzipContent
{
    /// <summary>Whether bytes begin as a gzip file does.</summary>
    internal static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>What is packed in a gzip file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="maximumBytes">The largest size that is unpacked.</param>
    /// <exception cref="InvalidInputException">The file is damaged, or what is packed is larger.</exception>
    internal static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes, int maximumBytes)
    {
        using var packed = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count)
            : new MemoryStream(bytes.ToArray());
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            for (var read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
            {
                if (content.Length + read > maximumBytes)
                {
                    throw new InvalidInputException(
                        $"the file unpacks to more than {maximumBytes / 1024 / 1024} MiB; give the structure alone", line: 1);
                }

                content.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidInputException("the gzip file is damaged; make it again", line: 1, innerException: fault);
        }

        // A cut file unpacks to what is left of it; its last four bytes are to be the length of the whole (RFC 1952).
        if (bytes.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^4..]) != content.Length)
            throw new InvalidInputException("the gzip file is cut or has several parts; unpack it first", line: 1);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
