using System.Globalization;

namespace Phodos.Reports.Predictions;

/// <summary>Numbers to seven significant digits: models know no more, and shorter numbers make smaller files.</summary>
internal static class SignificantDigits
{
    private const int Digits = 7;

    // The powers of ten that a double holds exactly: with them the quotient of whole numbers is the double nearest to the decimal number.
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The nearest number with so many digits.</summary>
    internal static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        var decimals = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (Math.Abs(decimals) >= Powers.Length)
            return double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return decimals >= 0
            ? Math.Round(value * Powers[decimals]) / Powers[decimals]
            : Math.Round(value / Powers[-decimals]) * Powers[-decimals];
    }
}
