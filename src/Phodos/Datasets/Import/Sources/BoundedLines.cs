namespace Phodos.Datasets.Import.Sources;

/// <summary>Reads the lines of a stream without ever holding more than one, and no longer one than allowed.</summary>
/// <param name="stream">The stream of ASCII or UTF-8 text with lines that end in <c>\n</c> or <c>\r\n</c>.</param>
/// <param name="maximumLength">The longest line (bytes).</param>
internal sealed class BoundedLines(Stream stream, int maximumLength)
{
    private readonly StreamWindow _window = new(stream);

    /// <summary>The line that was read last, counted from 1.</summary>
    internal int Line { get; private set; }

    /// <summary>How many bytes were read from the stream.</summary>
    internal long ByteCount => _window.ByteCount;

    /// <summary>The next line, valid until the next call, or null at the end.</summary>
    /// <exception cref="InvalidInputException">The line is too long.</exception>
    internal ReadOnlyMemory<byte>? Read()
    {
        Line++;
        for (var searched = 0; ;)
        {
            var length = _window.Span[searched..].IndexOf((byte)'\n');
            if (length >= 0)
                return WithoutEnd(_window.Take(searched + length + 1)[..^1]);
            searched = _window.Span.Length;
            if (searched > maximumLength)
            {
                throw new InvalidInputException(
                    $"the line is longer than {maximumLength / 1024 / 1024} MiB; is it one crystal a line?", line: Line);
            }

            if (!_window.Fill())
            {
                // A bare null would be taken for an empty array, and become a line.
                return searched > 0 ? WithoutEnd(_window.Take(searched)) : (ReadOnlyMemory<byte>?)null;
            }
        }
    }

    private static ReadOnlyMemory<byte> WithoutEnd(ReadOnlyMemory<byte> line) => line.Span is [.., (byte)'\r'] ? line[..^1] : line;
}
