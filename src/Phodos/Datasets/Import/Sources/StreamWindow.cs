namespace Phodos.Datasets.Import.Sources;

/// <summary>The stretch of a stream that is read but not yet used. It grows where it must and is never moved back.</summary>
/// <param name="stream">The stream.</param>
internal sealed class StreamWindow(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>How many bytes were read from the stream.</summary>
    internal long ByteCount { get; private set; }

    /// <summary>The bytes that are not used.</summary>
    internal ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Uses bytes; they stay as they are until the next <see cref="Fill"/>.</summary>
    internal Memory<byte> Take(int length)
    {
        var taken = _buffer.AsMemory(_start, length);
        _start += length;
        return taken;
    }

    /// <summary>Reads on; false at the end of the stream.</summary>
    internal bool Fill()
    {
        if (_start > 0)
        {
            Span.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        ByteCount += read;
        return read > 0;
    }
}
