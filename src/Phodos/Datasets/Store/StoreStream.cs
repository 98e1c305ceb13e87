using System.Security.Cryptography;

namespace Phodos.Datasets.Store;

/// <summary>
/// A file as Parquet.Net is given it. Every call completes at once, so nothing waits for another thread. Reading beyond the end throws,
/// because the library takes the end for a byte and goes on without end; so does reading more than the file holds between two calls of
/// <see cref="Restart"/>, which only a file whose pages point back at themselves needs.
/// </summary>
internal sealed class StoreStream(FileStream file) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => file.CanWrite;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    /// <summary>Allows as much to be read as the file holds, from now on.</summary>
    internal void Restart() => _read = 0;

    /// <summary>The SHA-256 of the bytes from a place up to another, in lower-case hexadecimal; the position stays.</summary>
    /// <exception cref="EndOfStreamException">The file does not reach that far.</exception>
    internal string Digest(long start, long end)
    {
        var position = file.Position;
        file.Position = start;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (file.Position < end)
        {
            var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - file.Position));
            file.ReadExactly(piece);
            hash.AppendData(piece);
        }

        file.Position = position;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        var count = file.Read(buffer);
        _read += count;
        if (count == 0 && !buffer.IsEmpty)
            throw new EndOfStreamException("The file ends too early.");
        return _read <= file.Length ? count : throw new InvalidDataException("The pages of the file point back at themselves.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        ReadExactly(one);
        return one[0];
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => file.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => file.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        file.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        file.Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public override void Flush() => file.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        file.Flush();
        return Task.CompletedTask;
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);
}
