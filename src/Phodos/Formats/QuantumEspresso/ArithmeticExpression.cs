using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>
/// The arithmetic that pw.x allows for coordinates, such as <c>1/2*3^(-1/2)</c>: numbers with + - * / ^ and parentheses, without blanks.
/// </summary>
internal ref struct ArithmeticExpression
{
    private const int MaximumDepth = 50;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;
    private bool _isBroken;

    private ArithmeticExpression(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The value; false where the text is no expression or its value is not finite.</summary>
    internal static bool TryEvaluate(ReadOnlySpan<char> text, out double value)
    {
        var expression = new ArithmeticExpression(text);
        value = expression.Sum();
        return !expression._isBroken && expression._position == text.Length && double.IsFinite(value);
    }

    private double Sum()
    {
        var value = Product();
        while (true)
        {
            if (Take('+'))
                value += Product();
            else if (Take('-'))
                value -= Product();
            else
                return value;
        }
    }

    private double Product()
    {
        var value = Signed();
        while (true)
        {
            if (Take('*'))
                value *= Signed();
            else if (Take('/'))
                value /= Signed();
            else
                return value;
        }
    }

    private double Signed()
    {
        if (!Enter())
            return 0;
        var value = Take('-') ? -Signed() : Take('+') ? Signed() : Power();
        _depth--;
        return value;
    }

    private double Power()
    {
        var value = Operand();
        return Take('^') ? Math.Pow(value, Signed()) : value;
    }

    private double Operand()
    {
        if (Take('('))
        {
            var value = Sum();
            _isBroken |= !Take(')');
            return value;
        }

        var start = _position;
        while (_position < _text.Length && IsPartOfNumber(start))
            _position++;
        _isBroken |= !InvariantNumber.TryParseFortran(_text[start.._position], out var number);
        return number;
    }

    // A sign belongs to the number behind the mark of its exponent.
    private readonly bool IsPartOfNumber(int start) => _text[_position] switch
    {
        >= '0' and <= '9' or '.' or 'e' or 'E' or 'd' or 'D' => true,
        '+' or '-' => _position > start && _text[_position - 1] is 'e' or 'E' or 'd' or 'D',
        _ => false,
    };

    private bool Take(char character)
    {
        if (_isBroken || _position >= _text.Length || _text[_position] != character)
            return false;
        _position++;
        return true;
    }

    private bool Enter()
    {
        _isBroken |= ++_depth > MaximumDepth;
        return !_isBroken;
    }
}
