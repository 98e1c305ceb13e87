namespace Phodos.Learning.Calibration;

/// <summary>
/// How the spread of the members of an ensemble becomes an error bar: the members err apart, which their spread shows, and together,
/// which it does not.
/// </summary>
/// <remarks>
/// Half the width of the 90 % interval is Factor · √(spread² + shared²), where the factor is the 90 % quantile of |error| / √(…) over
/// crystals that the model did not learn from: split conformal prediction with a normalised score (J. Lei et al., J. Am. Stat. Assoc.
/// 113, 1094 (2018)).
/// </remarks>
public static class ErrorScale
{
    /// <summary>The part of the true values that the interval is to hold.</summary>
    public const double Level = 0.9;

    /// <summary>
    /// The fewest crystals that such a quantile can be made of: of n the ⌈0.9 (n + 1)⌉th largest score holds it, and there has to be one.
    /// </summary>
    public static int LeastCrystals { get; } = (int)Math.Ceiling(Level / (1 - Level) - 1e-9);

    /// <summary>The score by which errors are compared: √(spread² + shared²).</summary>
    internal static double Score(double spread, double shared) => Math.Sqrt(spread * spread + shared * shared);

    /// <summary>The standard deviation of values, with n − 1; 0 for one.</summary>
    internal static double Spread(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
            return 0;
        double mean = 0, squares = 0;
        foreach (var value in values)
            mean += value / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (values.Length - 1));
    }

    /// <summary>The root of the mean square, over the points of a spectrum, of the spread of members.</summary>
    /// <param name="members">The spectrum of each member, at least one, <c>[members][points]</c>.</param>
    internal static double RootMeanSquareSpread(IReadOnlyList<double[]> members) => Math.Sqrt(Enumerable.Range(0, members[0].Length)
        .Average(point => Math.Pow(Spread([.. members.Select(member => member[point])]), 2)));

    /// <summary>The value that a part of the values does not exceed, by linear interpolation between neighbours.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="part">0..1.</param>
    internal static double Quantile(IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
