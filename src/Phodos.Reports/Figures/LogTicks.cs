using Phodos.Reports.Style;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>Ticks of an axis that carries decimal logarithms: labels are the values themselves.</summary>
internal static class LogTicks
{
    private const int FewestLabels = 3;
    private const double Rounding = 1e-9;
    private static readonly int[][] Labelled = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]];

    /// <summary>
    /// Ticks at 1 to 9 times each power of ten, as few of them labelled as tell the scale; at equal steps where the range is too short.
    /// </summary>
    /// <param name="lowest">The decimal logarithm of the axis's lowest value.</param>
    /// <param name="highest">The decimal logarithm of its highest value.</param>
    /// <param name="sign">−1 where the axis carries the negative logarithm, so that small values stand at the top.</param>
    internal static Tick[] Between(double lowest, double highest, int sign = 1)
    {
        var places = Enumerable.Range((int)Math.Floor(lowest), (int)Math.Ceiling(highest) - (int)Math.Floor(lowest) + 1)
            .SelectMany(power => Enumerable.Range(1, 9).Select(factor => (Factor: factor, Value: factor * Math.Pow(10, power))))
            .Where(place => Math.Log10(place.Value) > lowest - Rounding && Math.Log10(place.Value) < highest + Rounding)
            .ToList();
        var labelled = Labelled.FirstOrDefault(factors => places.Count(place => factors.Contains(place.Factor)) >= FewestLabels);
        return labelled is null
            ? [.. EqualSteps(Math.Pow(10, lowest), Math.Pow(10, highest)).Select(Label)]
            : [.. places.Select(place => labelled.Contains(place.Factor) ? Label(place.Value) : Unlabelled(place.Value))];

        Tick Unlabelled(double value) => Tick.Minor(sign * Math.Log10(value));
        Tick Label(double value) => Tick.Major(sign * Math.Log10(value), NumberText.Write(value, digits: 6));
    }

    // 1, 2 or 5 times a power of ten, so that three to eight steps fill the range.
    private static IEnumerable<double> EqualSteps(double lowest, double highest)
    {
        var rough = (highest - lowest) / FewestLabels;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough >= 5 * power ? 5 : rough >= 2 * power ? 2 : 1);
        for (var count = Math.Ceiling(lowest / step); count * step <= highest; count++)
            yield return count * step;
    }
}
