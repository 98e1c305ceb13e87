using System.Globalization;

namespace Phodos.Spectra;

/// <summary>Evenly spaced values, written <c>start:end:step</c>.</summary>
/// <param name="Start">The first value.</param>
/// <param name="End">The last value, at least the first; the step divides what is between them.</param>
/// <param name="Step">The distance of neighbours, above 0.</param>
public sealed record SteppedRange(double Start, double End, double Step)
{
    private const int MaximumCount = 100_000;
    private const double Rounding = 1e-6;

    /// <summary>The number of values.</summary>
    public int Count => (int)Math.Round((End - Start) / Step) + 1;

    /// <summary>The values, ascending.</summary>
    public IEnumerable<double> Values => Enumerable.Range(0, Count).Select(place => Start + place * Step);

    /// <summary>Reads a range of at most 100,000 whole steps.</summary>
    /// <returns>The range; null where the text is none.</returns>
    public static SteppedRange? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        double[] numbers = [.. text.Split(':').Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
        if (numbers is not [var start, var end, var step] || !numbers.All(double.IsFinite) || step <= 0 || end < start)
            return null;
        var steps = (end - start) / step;
        var areWhole = Math.Abs(steps - Math.Round(steps)) <= Rounding * Math.Max(1, steps);
        return steps < MaximumCount && areWhole ? new SteppedRange(start, end, step) : null;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start}:{End}:{Step}");
}
