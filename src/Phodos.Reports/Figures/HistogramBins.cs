namespace Phodos.Reports.Figures;

/// <summary>Bins of equal width at round numbers.</summary>
internal sealed record HistogramBins(double Start, double Width, int Count)
{
    private const int MostBins = 40;

    /// <summary>
    /// Bins for values of a range, at most 40 or little more. The middle of a bin of fractions is a multiple of its width, so that values
    /// that many have, such as 90°, stand in the middle and not at a border; a bin of whole numbers holds <see cref="Width"/> of them.
    /// </summary>
    internal static HistogramBins For(double lowest, double highest, bool wholeNumbers, double leastWidth = 0)
    {
        var width = Math.Max(leastWidth, RoundUp((highest - lowest) / MostBins));
        if (wholeNumbers)
            width = Math.Max(1, width);
        else if (width <= 0)
            width = RoundUp(Math.Max(Math.Abs(highest), 1) / MostBins);
        var start = wholeNumbers
            ? width * Math.Floor(lowest / width) - 0.5
            : width * (Math.Floor(lowest / width + 0.5) - 0.5);
        return new(start, width, (int)Math.Floor((highest - start) / width) + 1);
    }

    internal double Border(int bin) => Start + bin * Width;

    /// <summary>The share of each bin, in per cent.</summary>
    internal double[] Shares(IReadOnlyCollection<(double Value, double Times)> values)
    {
        var shares = new double[Count];
        var total = values.Sum(value => value.Times);
        foreach (var (value, times) in values)
            shares[Math.Clamp((int)Math.Floor((value - Start) / Width), 0, Count - 1)] += 100 * times / total;
        return shares;
    }

    // 1, 2 or 5 times a power of ten.
    private static double RoundUp(double width)
    {
        if (width <= 0)
            return 0;
        var power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return power * ((width / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
