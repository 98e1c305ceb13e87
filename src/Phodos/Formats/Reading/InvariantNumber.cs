using System.Globalization;

namespace Phodos.Formats.Reading;

/// <summary>Reads numbers as files write them, whatever the culture of the reader.</summary>
internal static class InvariantNumber
{
    private const NumberStyles RealStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a finite real number.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, RealStyle, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>Reads a finite real number whose exponent may be marked with D, as Fortran programs do (<c>1.5D+00</c>).</summary>
    internal static bool TryParseFortran(ReadOnlySpan<char> text, out double value)
    {
        if (text.IndexOfAny('d', 'D') < 0)
            return TryParse(text, out value);
        Span<char> rewritten = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
        text.Replace(rewritten, 'd', 'e');
        rewritten.Replace('D', 'e');
        return TryParse(rewritten, out value);
    }

    /// <summary>Reads a whole number that is not negative.</summary>
    internal static bool TryParseCount(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
