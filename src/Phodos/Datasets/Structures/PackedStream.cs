using System.Buffers.Binary;
using System.IO.Compression;
using Phodos.Formats.Reading;

namespace Phodos.Datasets.Structures;

/// <summary>A file that is read from its beginning to its end, plain or packed with gzip or xz; it says when its end is missing.</summary>
internal sealed class PackedStream : Stream
{
    private const int TailLength = 1024;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly uint? _statedLength;
    private readonly byte[] _tail = new byte[TailLength];
    private long _read;
    private long _limit = long.MaxValue;

    private PackedStream(string path, FileStream file)
    {
        (_path, _file) = (path, file);
        Span<byte> head = stackalloc byte[6];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (GzipContent.IsGzip(head))
            _statedLength = LengthInTrailer(file);
        file.Seek(0, SeekOrigin.Begin);
        _content = _statedLength is not null ? new GZipStream(file, CompressionMode.Decompress) : XzContent.IsXz(head) ? XzContent.Open(file) : file;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidInputException">There is no such file, or it may not be read.</exception>
    internal static PackedStream Open(string path)
    {
        var file = OpenPlain(path);
        try
        {
            return new PackedStream(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file as it is.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or it may not be read.</exception>
    internal static FileStream OpenPlain(string path)
    {
        try
        {
            if (FileContent.IsEmptyOrPipe(path))
                throw new InvalidInputException("the file is empty, or a pipe; give a file", path);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the file cannot be read: {fault.Message}", path, innerException: fault);
        }
    }

    /// <summary>Lets so many bytes more be read, and no more.</summary>
    internal void Allow(long bytes) => _limit = _read + bytes;

    /// <summary>Reads on to the end and demands that the file is whole, as far as it can tell.</summary>
    /// <param name="isTar">Whether its content ends as tar archives do: with two blocks of zeros.</param>
    /// <exception cref="InvalidInputException">It was cut.</exception>
    internal void RequireWhole(bool isTar = false)
    {
        _limit = long.MaxValue;
        var rest = new byte[81_920];
        while (Read(rest) > 0)
        {
        }

        // What gzip says of the length (RFC 1952) is of the last of several parts, which no other part is told from.
        if (_statedLength is { } stated && stated != (uint)_read)
            throw new InvalidInputException("the gzip file is cut or has several parts; get it again, or unpack it", _path);
        if (isTar && (_read < TailLength || _tail.AsSpan().ContainsAnyExcept((byte)0)))
            throw new InvalidInputException("the archive is cut: its end is missing; get it again", _path);
    }

    /// <summary>The fault of a reader of this stream, as one line; null where it is none of the file.</summary>
    internal InvalidInputException? Told(Exception fault) => fault switch
    {
        InvalidInputException known => known.InFile(_path),
        _ when fault is EndOfStreamException or FormatException or OverflowException || XzContent.IsDamage(fault) =>
            new InvalidInputException("the file is damaged or cut; get it again", _path, innerException: fault),
        IOException or UnauthorizedAccessException => new InvalidInputException($"the file cannot be read: {fault.Message}", _path, innerException: fault),
        _ => null,
    };

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        _read += read;
        if (_read > _limit)
            throw new InvalidInputException("the archive has a name or a note longer than any is; make it again", _path);
        Remember(buffer[..read]);
        return read;
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
        {
            _content.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static uint LengthInTrailer(FileStream file)
    {
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - trailer.Length);
        file.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= TailLength)
        {
            bytes[^TailLength..].CopyTo(_tail);
            return;
        }

        _tail.AsSpan(bytes.Length).CopyTo(_tail);
        bytes.CopyTo(_tail.AsSpan(TailLength - bytes.Length));
    }
}
