namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// The objects of a JSON file, one after the other without holding more than one: those of the list that the file is, or the one
/// object that it is.
/// </summary>
/// <param name="stream">The stream of UTF-8 text.</param>
/// <param name="maximumLength">The longest object (bytes).</param>
internal sealed class JsonEntries(Stream stream, int maximumLength)
{
    private readonly StreamWindow _window = new(stream);
    private bool _isBegun;
    private bool _isList;
    private bool _isEnded;
    private int _lineEnds;

    /// <summary>The line that the object begins on that was read last, counted from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>The next object, which may be changed and is valid until the next call, or null at the end.</summary>
    /// <exception cref="InvalidInputException">The file is no list of objects and no object, or is cut; the line is given.</exception>
    internal Memory<byte>? Read()
    {
        if (!_isBegun)
            Begin();
        if (_isEnded)
            return null;
        var next = Skip(",");
        if (_isList && next == ']')
        {
            _isEnded = true;
            return null;
        }

        if (next != '{')
        {
            throw new InvalidInputException(
                next is null ? "the file ends too early; is it complete?" : "this is no list of JSON objects with a crystal each",
                line: Line);
        }

        _isEnded = !_isList;
        return Take();
    }

    private void Begin()
    {
        _isBegun = true;
        while (_window.Span.Length < 3 && _window.Fill())
        {
        }

        if (_window.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            _window.Take(3);
        _isList = Skip("") == '[';
        if (_isList)
            _window.Take(1);
    }

    // The first character that is neither white space nor one of these, or null at the end; it is not taken.
    private char? Skip(string passed)
    {
        Line += _lineEnds;
        _lineEnds = 0;
        while (true)
        {
            for (var place = 0; place < _window.Span.Length; place++)
            {
                var character = (char)_window.Span[place];
                if (character is not (' ' or '\t' or '\r' or '\n') && !passed.Contains(character, StringComparison.Ordinal))
                {
                    _window.Take(place);
                    return character;
                }

                if (character == '\n')
                    Line++;
            }

            _window.Take(_window.Span.Length);
            if (!_window.Fill())
                return null;
        }
    }

    // Brackets outside strings tell where an object ends; whether all else in it is right is for its parser to say.
    private Memory<byte> Take()
    {
        var (depth, isInString, isEscaped) = (0, false, false);
        for (var place = 0; ; place++)
        {
            if (place == _window.Span.Length)
            {
                if (place > maximumLength)
                    throw new InvalidInputException($"a crystal takes more than {maximumLength >> 20} MiB", line: Line);
                if (!_window.Fill())
                    throw new InvalidInputException("the file ends too early; is it complete?", line: Line);
            }

            var character = _window.Span[place];
            if (isInString)
            {
                isInString = isEscaped || character != '"';
                isEscaped = !isEscaped && character == '\\';
                continue;
            }

            switch (character)
            {
                case (byte)'"':
                    isInString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    return _window.Take(place + 1);
                case (byte)'\n':
                    _lineEnds++;
                    break;
            }
        }
    }
}
