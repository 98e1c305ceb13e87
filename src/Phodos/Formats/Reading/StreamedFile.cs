using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Phodos.Formats.Reading;

/// <summary>Long text files, plain or packed with gzip or xz, that are read as a stream and bounded in size.</summary>
internal static class StreamedFile
{
    /// <summary>Reads a file from its beginning to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The largest size, unpacked.</param>
    /// <param name="read">Reads the text, all of it.</param>
    /// <exception cref="InvalidInputException">
    /// The file is no file, cannot be read, is too large or damaged, or the reader finds a fault; file and line are given.
    /// </exception>
    internal static T Read<T>(string path, long maximumBytes, Func<TextReader, T> read)
    {
        try
        {
            if (FileContent.IsEmptyOrPipe(path))
                throw new InvalidInputException("the file is empty, or a pipe; give a file");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var unpackedLength = GzipLength(file);
            using var content = new BoundedStream(
                unpackedLength is not null ? new GZipStream(file, CompressionMode.Decompress) : IsXz(file) ? XzContent.Open(file) : file,
                maximumBytes);
            using var text = new StreamReader(content, Encoding.UTF8);
            var value = read(text);
            // A cut file unpacks to what is left of it; its last four bytes are to be the length of the whole (RFC 1952).
            return unpackedLength is null || unpackedLength == (uint)content.Length
                ? value
                : throw new InvalidInputException("the gzip file is cut or has several parts; unpack it first");
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (XzContent.IsDamage(fault))
        {
            throw new InvalidInputException("the packed file is damaged or cut; make it again", path, innerException: fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the file cannot be read: {fault.Message}", path, innerException: fault);
        }
    }

    // The length of what is packed, modulo 2^32, or null where the file is none of gzip.
    private static uint? GzipLength(FileStream file)
    {
        Span<byte> ends = stackalloc byte[4];
        var head = ends[..file.ReadAtLeast(ends[..2], 2, throwOnEndOfStream: false)];
        uint? length = null;
        if (GzipContent.IsGzip(head) && file.Length > 4)
        {
            file.Seek(-4, SeekOrigin.End);
            file.ReadExactly(ends);
            length = BinaryPrimitives.ReadUInt32LittleEndian(ends);
        }

        file.Seek(0, SeekOrigin.Begin);
        return length;
    }

    private static bool IsXz(FileStream file)
    {
        Span<byte> head = stackalloc byte[6];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Seek(0, SeekOrigin.Begin);
        return XzContent.IsXz(head[..read]);
    }

    /// <summary>A stream that ends with a fault when more is read from it than it may hold.</summary>
    private sealed class BoundedStream(Stream stream, long maximumBytes) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        /// <summary>What was read so far.</summary>
        public override long Length => _read;

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = stream.Read(buffer);
            _read += read;
            return _read <= maximumBytes
                ? read
                : throw new InvalidInputException($"the file is larger than {maximumBytes >> 20} MiB");
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
