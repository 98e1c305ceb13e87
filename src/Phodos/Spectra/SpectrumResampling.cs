namespace Phodos.Spectra;

/// <summary>Carries spectra from one uniform grid to another.</summary>
public static class SpectrumResampling
{
    /// <summary>
    /// Spreads each source value evenly over its bin and gathers what falls into each target bin. Bins are half a step to either side,
    /// cut at the ends of the grid, so the trapezoid integral is conserved when the target covers the source, what lies outside the
    /// target is lost, and the same grid gives the same values.
    /// </summary>
    /// <param name="values">One value a source point, [source points].</param>
    /// <param name="source">The grid of the values.</param>
    /// <param name="target">The wanted grid.</param>
    /// <returns>[target points]; zero outside the source.</returns>
    public static double[] Resample(ReadOnlySpan<double> values, FrequencyGrid source, FrequencyGrid target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (values.Length != source.Count)
            throw new ArgumentException($"{values.Length} values do not fit a grid of {source.Count} points.", nameof(values));
        if (source == target)
            return values.ToArray();

        var resampled = new double[target.Count];
        for (var point = 0; point < target.Count; point++)
        {
            var (lower, upper) = target.Bin(point);
            var first = Math.Clamp((int)Math.Floor((lower - source.Start) / source.Step), 0, source.Count - 1);
            var last = Math.Clamp((int)Math.Ceiling((upper - source.Start) / source.Step), 0, source.Count - 1);
            for (var from = first; from <= last; from++)
            {
                var (start, end) = source.Bin(from);
                var overlap = Math.Min(upper, end) - Math.Max(lower, start);
                if (overlap > 0)
                    resampled[point] += values[from] * overlap / (upper - lower);
            }
        }

        return resampled;
    }

    /// <summary>
    /// The values at the points of another grid on the straight lines between those of a spectrum. For a grid that is as fine or finer;
    /// a coarser one passes over what lies between its points.
    /// </summary>
    /// <param name="values">One value a source point, [source points].</param>
    /// <param name="source">The grid of the values.</param>
    /// <param name="target">The wanted grid.</param>
    /// <returns>[target points]; zero outside the source.</returns>
    public static double[] Interpolate(ReadOnlySpan<double> values, FrequencyGrid source, FrequencyGrid target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (values.Length != source.Count)
            throw new ArgumentException($"{values.Length} values do not fit a grid of {source.Count} points.", nameof(values));
        var interpolated = new double[target.Count];
        for (var point = 0; point < target.Count; point++)
        {
            var place = (target[point] - source.Start) / source.Step;
            if (place < -FrequencyGrid.UniformityTolerance || place > source.Count - 1 + FrequencyGrid.UniformityTolerance)
                continue;
            var before = Math.Clamp((int)Math.Floor(place), 0, source.Count - 2);
            var part = Math.Clamp(place - before, 0, 1);
            interpolated[point] = (1 - part) * values[before] + part * values[before + 1];
        }

        return interpolated;
    }
}
