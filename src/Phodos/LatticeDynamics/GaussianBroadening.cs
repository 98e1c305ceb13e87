using System.Numerics;
using System.Runtime.InteropServices;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics;

/// <summary>Draws modes as Gaussians of one width.</summary>
internal static class GaussianBroadening
{
    /// <summary>A Gaussian is below 1e-14 of its maximum beyond this many widths.</summary>
    internal const double Reach = 8;

    // So many points of the grid are drawn at a time.
    private const int Block = 64;

    /// <summary>Adds a mode to the parts of a density of states; what falls beyond the grid is lost.</summary>
    /// <param name="parts">The parts, [parts][grid].</param>
    /// <param name="shares">How many states of the mode each part takes, [parts].</param>
    /// <param name="centre">The frequency of the mode, in the unit of the grid.</param>
    /// <param name="width">The standard deviation of the Gaussian, in the unit of the grid, above 0.</param>
    /// <param name="grid">The frequencies.</param>
    internal static void Add(double[][] parts, ReadOnlySpan<double> shares, double centre, double width, FrequencyGrid grid)
    {
        var first = Math.Max(0, (int)Math.Ceiling((centre - Reach * width - grid.Start) / grid.Step));
        var last = Math.Min(grid.Count - 1, (int)Math.Floor((centre + Reach * width - grid.Start) / grid.Step));
        Span<double> buffer = stackalloc double[Block];
        for (var block = first; block <= last; block += Block)
        {
            var heights = buffer[..Math.Min(Block, last + 1 - block)];
            for (var point = 0; point < heights.Length; point++)
            {
                var distance = (grid[block + point] - centre) / width;
                heights[point] = Math.Exp(-distance * distance / 2) / (Math.Sqrt(2 * Math.PI) * width);
            }

            for (var part = 0; part < parts.Length; part++)
                AddScaled(parts[part].AsSpan(block, heights.Length), shares[part], heights);
        }
    }
    private static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> values)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(target);
        var y = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (var i = 0; i < x.Length && i < y.Length; i++)
            x[i] = Vector.FusedMultiplyAdd(new Vector<double>(factor), y[i], x[i]);
        for (var i = x.Length * Vector<double>.Count; i < target.Length && i < values.Length; i++)
            target[i] += factor * values[i];
    }
}
