namespace Phodos.Spectra;

/// <summary>One grid for two spectra.</summary>
public static class CommonGrid
{
    /// <summary>
    /// The grid of the finer of two steps, from 0 or the lower start to the higher end: what only one of the spectra tells of is zero in
    /// the other. Grids that differ by rounding alone are one.
    /// </summary>
    /// <param name="first">One grid.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="InvalidInputException">It would have more than <see cref="FrequencyGrid.MaximumCount"/> points.</exception>
    public static FrequencyGrid Of(FrequencyGrid first, FrequencyGrid second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count == second.Count && IsNear(first.Start, second.Start) && IsNear(first.End, second.End))
            return first;
        var step = Math.Min(first.Step, second.Step);
        var start = Math.Min(0, Math.Min(first.Start, second.Start));
        var steps = Math.Ceiling((Math.Max(first.End, second.End) - start) / step - FrequencyGrid.UniformityTolerance);
        return steps < FrequencyGrid.MaximumCount
            ? new FrequencyGrid(start, step, (int)steps + 1)
            : throw new InvalidInputException($"the common grid of {first} and {second} has too many points; resample one of them");

        bool IsNear(double one, double other) => Math.Abs(one - other) <= FrequencyGrid.UniformityTolerance * first.Step;
    }
}
