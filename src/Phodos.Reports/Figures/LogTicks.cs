using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>Ticks of an axis that carries decimal logarithms: labels are the values themselves.</summary>
internal static class LogTicks
{
    private static readonly int[][] Labelled = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]];

    /// <summary>Ticks at 1 to 9 times each power of ten; as few of them carry a label as tell the scale.</summary>
    /// <param name="lowest">The decimal logarithm of the axis's lowest value.</param>
    /// <param name="highest">The decimal logarithm of its highest value.</param>
    /// <param name="sign">−1 where the axis carries the negative logarithm, so that small values stand at the top.</param>
    internal static NumericManual Between(double lowest, double highest, int sign = 1)
    {
        var places = Enumerable.Range((int)Math.Floor(lowest), (int)Math.Ceiling(highest) - (int)Math.Floor(lowest) + 1)
            .SelectMany(power => Enumerable.Range(1, 9).Select(factor => (Power: power, Factor: factor, Log: power + Math.Log10(factor))))
            .Where(place => place.Log >= lowest && place.Log <= highest)
            .ToList();
        var labelled = Labelled.FirstOrDefault(factors => places.Count(place => factors.Contains(place.Factor)) >= 3, Labelled[^1]);
        return new(
        [
            .. places.Select(place => labelled.Contains(place.Factor)
                ? Tick.Major(sign * place.Log, Text(place.Factor, place.Power))
                : Tick.Minor(sign * place.Log)),
        ]);
    }

    private static string Text(int factor, int power) => power is >= -4 and <= 4
        ? (factor * Math.Pow(10, power)).ToString(power < 0 ? "F" + (-power).ToString(CultureInfo.InvariantCulture) : "F0", CultureInfo.InvariantCulture)
        : (factor == 1 ? "" : factor.ToString(CultureInfo.InvariantCulture) + "·") + "10" + Superscript(power);

    private static string Superscript(int number) => string.Concat(
        number.ToString(CultureInfo.InvariantCulture).Select(character => character == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[character - '0']));
}
