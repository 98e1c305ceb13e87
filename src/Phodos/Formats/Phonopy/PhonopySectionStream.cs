namespace Phodos.Formats.Phonopy;

/// <summary>
/// The top level of a long phonopy file, one section after the other: the key that begins in the first column, and what follows it up to
/// the next. The reader is the text of the current section, its key included.
/// </summary>
/// <param name="text">The file.</param>
internal sealed class PhonopySectionStream(TextReader text) : TextReader
{
    private const int MaximumKeyLength = 64;

    private readonly char[] _buffer = new char[65_536];
    private int _start;
    private int _filled;
    private bool _isAtLineStart = true;
    private bool _isAtKey;
    private int _line = 1;

    /// <summary>The line on which the current section begins, counted from 1.</summary>
    internal int SectionLine { get; private set; } = 1;

    /// <summary>Passes over the rest of the current section and goes to the next.</summary>
    /// <returns>The key, empty where the line is none, or null at the end of the file.</returns>
    internal string? MoveToNext()
    {
        while (Read() >= 0)
        {
        }

        if (!Holds(1))
            return null;
        _isAtKey = true;
        SectionLine = _line;
        Holds(MaximumKeyLength);
        var line = _buffer.AsSpan(_start, Math.Min(_filled - _start, MaximumKeyLength));
        var colon = line.IndexOfAny(':', '\n');
        return colon >= 0 && line[colon] == ':' ? line[..colon].TrimEnd().ToString() : "";
    }

    /// <summary>What is left of the current section.</summary>
    /// <param name="maximumLength">The most characters.</param>
    /// <exception cref="InvalidInputException">The section is longer.</exception>
    internal string ReadSection(int maximumLength)
    {
        var section = new System.Text.StringBuilder();
        for (var character = Read(); character >= 0; character = Read())
        {
            if (section.Length == maximumLength)
                throw new InvalidInputException($"this part of the file is longer than {maximumLength} characters", line: SectionLine);
            section.Append((char)character);
        }

        return section.ToString();
    }

    /// <inheritdoc/>
    public override int Peek() => IsAtEnd() ? -1 : _buffer[_start];

    /// <inheritdoc/>
    public override int Read()
    {
        if (IsAtEnd())
            return -1;
        _isAtKey = false;
        var character = _buffer[_start++];
        _isAtLineStart = character == '\n';
        if (_isAtLineStart)
            _line++;
        return character;
    }

    private bool IsAtEnd() => !Holds(1) || (_isAtLineStart && !_isAtKey && IsAtTopLevel());

    // A list may be indented as little as its key; comments belong to no section.
    private bool IsAtTopLevel()
    {
        var first = _buffer[_start];
        return char.IsAsciiLetter(first)
            || first == '_'
            || (first is '-' or '.' && Holds(3) && _buffer[_start + 1] == first && _buffer[_start + 2] == first);
    }

    // Whether so many characters are left, which then are in the buffer.
    private bool Holds(int count)
    {
        if (_filled - _start >= count)
            return true;
        _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
        (_start, _filled) = (0, _filled - _start);
        while (_filled < count && text.Read(_buffer.AsSpan(_filled)) is > 0 and var read)
            _filled += read;
        return _filled >= count;
    }
}
