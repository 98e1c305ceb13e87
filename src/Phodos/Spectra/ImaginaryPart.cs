namespace Phodos.Spectra;

/// <summary>The states of imaginary frequency, which programs write as negative ones.</summary>
internal static class ImaginaryPart
{
    /// <summary>How far (cm⁻¹) below zero a frequency counts as noise.</summary>
    internal const double Noise = 5;

    /// <summary>The part of all states that may lie further below, where broadening leaks into it.</summary>
    internal const double Tolerance = 1e-3;

    /// <summary>The part of all states that lies further below zero than <see cref="Noise"/>, 0..1; 0 where there are no states.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="states">The states at each point of the grid, and others above it; negative ones count as none.</param>
    internal static double Of(FrequencyGrid grid, ReadOnlySpan<double> states)
    {
        var (below, all) = (0.0, 0.0);
        for (var point = 0; point < states.Length; point++)
        {
            var here = Math.Max(0, states[point]);
            all += here;
            if (point < grid.Count && grid[point] < -Noise)
                below += here;
        }

        return all > 0 ? below / all : 0;
    }

    /// <summary>Whether there are states, but none above zero frequency.</summary>
    internal static bool IsAll(DensityOfStates dos)
    {
        var hasStates = false;
        for (var point = 0; point < dos.Grid.Count; point++)
        {
            if (dos.Values[point] > 0 && dos.Grid[point] > FrequencyGrid.UniformityTolerance * dos.Grid.Step)
                return false;
            hasStates |= dos.Values[point] > 0;
        }

        return hasStates;
    }
}
