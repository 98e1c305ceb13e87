namespace Phodos.Spectra;

/// <summary>Broadens spectra, as an instrument of finite resolution would.</summary>
public static class SpectrumBroadening
{
    private const double Reach = 5; // standard deviations; beyond lies less than 1e-6 of a Gaussian

    /// <summary>
    /// Replaces what lies at each grid point by a Gaussian around it. What would leave the grid stays at its points, so that the trapezoid
    /// integral is conserved.
    /// </summary>
    /// <param name="values">One value a grid point.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="deviation">The standard deviation (cm⁻¹), finite and at least 0; 0 changes nothing.</param>
    /// <exception cref="InvalidInputException">The deviation is out of its range.</exception>
    public static double[] Gaussian(ReadOnlySpan<double> values, FrequencyGrid grid, double deviation)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (values.Length != grid.Count)
            throw new ArgumentException($"{values.Length} values do not fit a grid of {grid.Count} points.", nameof(values));
        if (!(deviation >= 0 && double.IsFinite(deviation)))
            throw new InvalidInputException(FormattableString.Invariant($"a broadening of {deviation} cm⁻¹ is not possible; give 0 or more"));
        if (deviation == 0)
            return values.ToArray();
        var reach = (int)Math.Min(grid.Count, Math.Ceiling(Reach * deviation / grid.Step));
        var kernel = Enumerable.Range(0, reach + 1).Select(offset => Math.Exp(-0.5 * Math.Pow(offset * grid.Step / deviation, 2))).ToArray();
        var broadened = new double[grid.Count];
        for (var source = 0; source < grid.Count; source++)
        {
            var first = Math.Max(0, source - reach);
            var last = Math.Min(grid.Count - 1, source + reach);
            var sum = 0.0;
            for (var point = first; point <= last; point++)
                sum += kernel[Math.Abs(point - source)] * grid.WidthOf(point);
            var states = values[source] * grid.WidthOf(source) / sum;
            for (var point = first; point <= last; point++)
                broadened[point] += states * kernel[Math.Abs(point - source)];
        }

        return broadened;
    }
}
