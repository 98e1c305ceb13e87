using System.Globalization;

namespace Phodos.Formats.Documents;

/// <summary>
/// Reads the literals of Python that data files carry: lists, tuples, dictionaries, strings, numbers, <c>nan</c>, <c>inf</c>,
/// <c>True</c>, <c>False</c>, <c>None</c>, numpy's printed <c>array([...], dtype=...)</c> and <c>np.float64(...)</c>, and
/// ASE's <c>Cell([...])</c>. Text is only ever parsed, never evaluated; a name that is not listed here is an error. Nesting and
/// size are bounded, so hostile text cannot exhaust the stack or the memory.
/// </summary>
internal ref struct PythonLiteralParser
{
    /// <summary>The deepest nesting of brackets.</summary>
    internal const int MaximumDepth = 32;

    /// <summary>The most values of one literal.</summary>
    internal const int MaximumValues = 1_000_000;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _line = 1;
    private int _depth;
    private int _values;

    private PythonLiteralParser(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The value of a literal that fills the whole text.</summary>
    /// <exception cref="InvalidInputException">
    /// The text is no such literal; the line and the character at fault are given, counted from 1.
    /// </exception>
    internal static DataValue Parse(ReadOnlySpan<char> text)
    {
        var parser = new PythonLiteralParser(text);
        try
        {
            var value = parser.Value();
            parser.Peek();
            return parser._position == text.Length ? value : throw parser.Fault("more text follows the value");
        }
        catch (InvalidInputException fault) when (fault.Line is null)
        {
            throw new InvalidInputException(fault.Problem, line: parser._line);
        }
    }

    private DataValue Value()
    {
        if (++_values > MaximumValues)
            throw Fault($"there are more than {MaximumValues} values");
        if (++_depth > MaximumDepth)
            throw Fault($"the brackets are nested deeper than {MaximumDepth}");
        DataValue value = Peek() switch
        {
            '[' => List(),
            '(' => Parenthesised(),
            '{' => Dictionary(),
            '\'' or '"' => new DataText(PythonStringLiteral.Read(_text, ref _position), _line),
            '+' or '-' or '.' or (>= '0' and <= '9') => Number(),
            '\0' => throw Fault("the text ends where a value should be"),
            _ => Named(),
        };
        _depth--;
        return value;
    }

    private List<DataValue> Items(char open, char close, out bool hasComma)
    {
        Expect(open);
        var items = new List<DataValue>();
        hasComma = false;
        while (Peek() != close)
        {
            items.Add(Value());
            if (Peek() != ',')
                break;
            hasComma = true;
            _position++;
        }

        Expect(close);
        return items;
    }

    private DataList List()
    {
        var line = _line;
        return new DataList(Items('[', ']', out _), line);
    }

    // (1) is a number, (1,) and () are tuples.
    private DataValue Parenthesised()
    {
        var line = _line;
        var items = Items('(', ')', out var hasComma);
        return items.Count == 1 && !hasComma ? items[0] : new DataList(items, line);
    }

    private DataDictionary Dictionary()
    {
        var line = _line;
        Expect('{');
        var items = new List<KeyValuePair<string, DataValue>>();
        while (Peek() != '}')
        {
            var key = Value() switch
            {
                DataText text => text.Value,
                DataNumber number when double.IsInteger(number.Value) => number.Value.ToString(CultureInfo.InvariantCulture),
                var other => throw Fault($"{other.Kind} is a key of a dictionary; only strings and whole numbers are read"),
            };
            Expect(':');
            items.Add(new(key, Value()));
            if (Peek() != ',')
                break;
            _position++;
        }

        Expect('}');
        return new DataDictionary(items, line);
    }

    private DataNumber Number()
    {
        var start = _position;
        if (_text[_position] is '+' or '-')
            _position++;
        if (_position < _text.Length && char.IsAsciiLetter(_text[_position]))
        {
            var magnitude = Named() as DataNumber ?? throw Fault("a sign stands before something that is no number");
            return _text[start] == '-' ? new DataNumber(-magnitude.Value, _line) : magnitude;
        }

        while (_position < _text.Length && IsNumberCharacter(_position))
            _position++;
        var token = _text[start.._position];
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(token, Style, CultureInfo.InvariantCulture, out var value)
            ? new DataNumber(value, _line)
            : throw Fault(token is "..." ? "numpy left numbers out (...); print the array in full" : $"'{Excerpt.Of(token)}' is no number");
    }

    private readonly bool IsNumberCharacter(int position) => _text[position] switch
    {
        (>= '0' and <= '9') or '.' or 'e' or 'E' => true,
        '+' or '-' => _text[position - 1] is 'e' or 'E',
        _ => false,
    };

    private DataValue Named()
    {
        var name = Name();
        switch (name)
        {
            case "True" or "False":
                return new DataBoolean(name is "True", _line);
            case "None":
                return new DataNull(_line);
            case "nan":
                return new DataNumber(double.NaN, _line);
            case "inf":
                return new DataNumber(double.PositiveInfinity, _line);
            case "array" or "np.array" or "numpy.array" or "Cell":
                return Array();
            case "np.True_" or "np.False_":
                return new DataBoolean(name is "np.True_", _line);
            case "np.float64" or "np.float32" or "np.int64" or "np.int32" when Peek() == '(':
                return Parenthesised();
            default:
                throw Fault(name.IsEmpty
                    ? $"'{Excerpt.Of(_text[_position..(_position + 1)])}' begins no value"
                    : $"'{Excerpt.Of(name)}' is no value that is read; only literals and numpy arrays are");
        }
    }

    // array(VALUE), array(VALUE, dtype=NAME or STRING)
    private DataList Array()
    {
        Expect('(');
        var items = Value() as DataList ?? throw Fault("an array holds something that is no list");
        while (Peek() == ',')
        {
            _position++;
            if (Peek() == ')')
                break;
            var option = Name();
            if (option is not "dtype")
                throw Fault($"'{Excerpt.Of(option)}' is no option of an array that is read; only dtype is");
            Expect('=');
            if (Peek() is '\'' or '"')
                PythonStringLiteral.Read(_text, ref _position);
            else if (Name().IsEmpty)
                throw Fault("dtype has no name");
        }

        Expect(')');
        return items;
    }

    private ReadOnlySpan<char> Name()
    {
        Peek();
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] is '_' or '.'))
            _position++;
        return _text[start.._position];
    }

    private void Expect(char character)
    {
        if (Peek() != character)
            throw Fault($"'{character}' is missing");
        _position++;
    }

    /// <summary>The next character after white space, or NUL at the end.</summary>
    private char Peek()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            if (_text[_position++] == '\n')
                _line++;
        }

        return _position < _text.Length ? _text[_position] : '\0';
    }

    private readonly InvalidInputException Fault(string what) => new($"{what}, at character {_position + 1}", line: _line);
}
