using System.Buffers;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>A number as a CIF writes it.</summary>
/// <param name="Value">The number, finite.</param>
/// <param name="Decimals">The digits after the point; 0 with an exponent or a fraction.</param>
/// <param name="IsRefined">Whether it has a standard uncertainty above 0, <c>1.234(5)</c>, so that no symmetry fixes it.</param>
internal readonly record struct CifNumber(double Value, int Decimals, bool IsRefined)
{
    private static readonly SearchValues<char> UncertaintyCharacters = SearchValues.Create("0123456789.");

    /// <summary>Reads <c>1.234</c>, <c>1.234(5)</c>, <c>-1e-3</c> or the fraction <c>1/3</c>.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out CifNumber number)
    {
        number = default;
        text = text.Trim();
        var isRefined = false;
        if (text.IndexOf('(') is >= 0 and var open)
        {
            // Lines cut off at a fixed width have lost the closing bracket.
            var digits = text[(open + 1)..];
            if (digits is [.., ')'])
                digits = digits[..^1];
            if (digits.IsEmpty || digits.ContainsAnyExcept(UncertaintyCharacters))
                return false;
            isRefined = digits.ContainsAnyExcept('0', '.');
            text = text[..open];
        }

        if (text.IndexOf('/') is > 0 and var slash)
        {
            if (!InvariantNumber.TryParse(text[..slash], out var numerator)
                || !InvariantNumber.TryParse(text[(slash + 1)..], out var denominator)
                || !double.IsFinite(numerator / denominator))
            {
                return false;
            }

            number = new CifNumber(numerator / denominator, 0, isRefined);
            return true;
        }

        if (!InvariantNumber.TryParse(text, out var value))
            return false;
        var point = text.IndexOf('.');
        var hasDecimals = point >= 0 && text.IndexOfAny('e', 'E') < 0;
        number = new CifNumber(value, hasDecimals ? text.Length - point - 1 : 0, isRefined);
        return true;
    }

    /// <summary>The number that a value holds.</summary>
    /// <exception cref="InvalidInputException">It holds none.</exception>
    internal static CifNumber Parse(CifValue value, string meaning) => TryParse(value.Text, out var number)
        ? number
        : throw new InvalidInputException($"expected a number for {meaning}, found {Excerpt.Quoted(value.Text)}", line: value.Line);

    /// <summary>The number as a fractional coordinate: a rounded sixth that was not refined is made exact.</summary>
    internal double AsFraction() => IsRefined ? Value : FractionalCoordinate.SnapToSixths(Value, Decimals);
}
