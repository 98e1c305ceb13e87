namespace Phodos.Spectra;

/// <summary>
/// The Wasserstein-1 (earth mover's) distance: how far, on average, states have to be moved along the frequency axis to turn one
/// spectrum into the other.
/// </summary>
internal static class WassersteinDistance
{
    /// <summary>
    /// The distance (cm⁻¹) of two spectra, each a point mass at every grid point proportional to its value. In one dimension it is exactly
    /// the area between the cumulative distributions, Σ |F − G| × step. A negative density has nothing to move and counts as zero.
    /// </summary>
    internal static double? Between(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double step)
    {
        double leftTotal = Total(left), rightTotal = Total(right);
        if (leftTotal == 0 || rightTotal == 0)
            return leftTotal == rightTotal ? 0 : null;
        double difference = 0, area = 0;
        for (var point = 0; point < left.Length - 1; point++)
        {
            difference += Math.Max(0, left[point]) / leftTotal - Math.Max(0, right[point]) / rightTotal;
            area += Math.Abs(difference) * step;
        }

        return area;
    }

    private static double Total(ReadOnlySpan<double> spectrum)
    {
        var total = 0.0;
        foreach (var value in spectrum)
            total += Math.Max(0, value);
        return total;
    }
}
