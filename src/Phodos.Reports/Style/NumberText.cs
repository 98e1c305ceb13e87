using System.Globalization;

namespace Phodos.Reports.Style;

/// <summary>Numbers as they stand in a figure, the same in any culture: powers of ten as superscripts, a minus and not a hyphen.</summary>
internal static class NumberText
{
    private const string Plain = "0.############";

    /// <summary>A number to at most so many significant digits, without trailing zeros.</summary>
    internal static string Write(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
            return value.ToString(CultureInfo.InvariantCulture);
        var scientific = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var split = scientific.IndexOf('E', StringComparison.Ordinal);
        var mantissa = decimal.Parse(scientific.AsSpan(0, split), NumberStyles.Float, CultureInfo.InvariantCulture);
        var power = int.Parse(scientific.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var text = power is >= -4 and <= 5
            ? decimal.Parse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(Plain, CultureInfo.InvariantCulture)
            : (mantissa == 1 ? "" : mantissa.ToString(Plain, CultureInfo.InvariantCulture) + "·") + "10" + Superscript(power);
        return text.Replace('-', '−');
    }

    private static string Superscript(int number) => string.Concat(
        number.ToString(CultureInfo.InvariantCulture).Select(character => character == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[character - '0']));
}
