using System.Globalization;

namespace Phodos.Datasets;

/// <summary>
/// Reads the literals of Python that data files carry: lists, tuples, dictionaries, strings, numbers, <c>nan</c>, <c>inf</c>,
/// <c>True</c>, <c>False</c>, <c>None</c>, and numpy's printed <c>array([...], dtype=...)</c>. Text is only ever parsed, never evaluated;
/// a name that is not listed here is an error. Nesting and size are bounded, so hostile text cannot exhaust the stack or the memory.
/// </summary>
internal ref struct PythonLiteralParser
{
    /// <summary>The deepest nesting of brackets.</summary>
    internal const int MaximumDepth = 32;

    /// <summary>The most values of one literal.</summary>
    internal const int MaximumValues = 1_000_000;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;
    private int _values;

    private PythonLiteralParser(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The value of a literal that fills the whole text.</summary>
    /// <exception cref="InvalidInputException">
    /// The text is no such literal; the message gives the character at fault, counted from 1.
    /// </exception>
    internal static PythonValue Parse(ReadOnlySpan<char> text)
    {
        var parser = new PythonLiteralParser(text);
        var value = parser.Value();
        parser.Peek();
        return parser._position == text.Length ? value : throw parser.Fault("more text follows the value");
    }

    private PythonValue Value()
    {
        if (++_values > MaximumValues)
            throw Fault($"there are more than {MaximumValues} values");
        if (++_depth > MaximumDepth)
            throw Fault($"the brackets are nested deeper than {MaximumDepth}");
        PythonValue value = Peek() switch
        {
            '[' => new PythonList(Items('[', ']', out _)),
            '(' => Parenthesised(),
            '{' => Dictionary(),
            '\'' or '"' => new PythonText(PythonStringLiteral.Read(_text, ref _position)),
            '+' or '-' or '.' or (>= '0' and <= '9') => Number(),
            '\0' => throw Fault("the text ends where a value should be"),
            _ => Named(),
        };
        _depth--;
        return value;
    }

    private List<PythonValue> Items(char open, char close, out bool hasComma)
    {
        Expect(open);
        var items = new List<PythonValue>();
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

    // (1) is a number, (1,) and () are tuples.
    private PythonValue Parenthesised()
    {
        var items = Items('(', ')', out var hasComma);
        return items.Count == 1 && !hasComma ? items[0] : new PythonList(items);
    }

    private PythonDictionary Dictionary()
    {
        Expect('{');
        var items = new Dictionary<string, PythonValue>(StringComparer.Ordinal);
        while (Peek() != '}')
        {
            var key = Value() switch
            {
                PythonText text => text.Value,
                PythonNumber number when double.IsInteger(number.Value) => number.Value.ToString(CultureInfo.InvariantCulture),
                var other => throw Fault($"{other.Kind} is a key of a dictionary; only strings and whole numbers are read"),
            };
            Expect(':');
            items[key] = Value();
            if (Peek() != ',')
                break;
            _position++;
        }

        Expect('}');
        return new PythonDictionary(items);
    }

    private PythonNumber Number()
    {
        var start = _position;
        if (_text[_position] is '+' or '-')
            _position++;
        if (_position < _text.Length && char.IsAsciiLetter(_text[_position]))
        {
            var magnitude = Named() as PythonNumber ?? throw Fault("a sign stands before something that is no number");
            return _text[start] == '-' ? new PythonNumber(-magnitude.Value) : magnitude;
        }

        while (_position < _text.Length && IsNumberCharacter(_position))
            _position++;
        var token = _text[start.._position];
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(token, Style, CultureInfo.InvariantCulture, out var value)
            ? new PythonNumber(value)
            : throw Fault(token is "..." ? "numpy left numbers out (...); print the array in full" : $"'{Excerpt.Of(token)}' is no number");
    }

    private readonly bool IsNumberCharacter(int position) => _text[position] switch
    {
        (>= '0' and <= '9') or '.' or 'e' or 'E' => true,
        '+' or '-' => _text[position - 1] is 'e' or 'E',
        _ => false,
    };

    private PythonValue Named()
    {
        var name = Name();
        switch (name)
        {
            case "True" or "False":
                return new PythonBoolean(name is "True");
            case "None":
                return new PythonNone();
            case "nan":
                return new PythonNumber(double.NaN);
            case "inf":
                return new PythonNumber(double.PositiveInfinity);
            case "array" or "np.array" or "numpy.array":
                return Array();
            default:
                throw Fault(name.IsEmpty
                    ? $"'{Excerpt.Of(_text[_position..(_position + 1)])}' begins no value"
                    : $"'{Excerpt.Of(name)}' is no value that is read; only literals and numpy arrays are");
        }
    }

    // array(VALUE), array(VALUE, dtype=NAME or STRING)
    private PythonList Array()
    {
        Expect('(');
        var items = Value() as PythonList ?? throw Fault("an array holds something that is no list");
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
            _position++;
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private readonly InvalidInputException Fault(string what) => new($"{what}, at character {_position + 1}");
}
