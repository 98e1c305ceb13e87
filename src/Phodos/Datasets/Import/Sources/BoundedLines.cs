namespace Phodos.Datasets.Import.Sources;

/// <summary>Reads the lines of a stream without ever holding more than one, and no longer one than allowed.</summary>
/// <param name="stream">The stream of ASCII or UTF-8 text with lines that end in <c>\n</c> or <c>\r\n</c>.</param>
/// <param name="maximumLength">The longest line (bytes).</param>
internal sealed class BoundedLines(Stream stream, int maximumLength)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>The line that was read last, counted from 1.</summary>
    internal int Line { get; private set; }

    /// <summary>How many bytes were read from the stream.</summary>
    internal long ByteCount { get; private set; }

    /// <summary>The next line, valid until the next call, or null at the end.</summary>
    /// <exception cref="InvalidInputException">The line is too long.</exception>
    internal ReadOnlyMemory<byte>? Read()
    {
        Line++;
        for (var searched = 0; ;)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
                return Take(searched + length, 1);
            searched = _end - _start;
            if (searched > maximumLength)
            {
                throw new InvalidInputException(
                    $"the line is longer than {maximumLength / 1024 / 1024} MiB; is it one crystal a line?", line: Line);
            }

            if (!Fill())
            {
                // A bare null would be taken for an empty array, and become a line.
                return searched > 0 ? Take(searched, 0) : (ReadOnlyMemory<byte>?)null;
            }
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int terminator)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + terminator;
        return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
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
