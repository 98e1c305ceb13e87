using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>Draws spectra into a plot: the reference as a filled shape, the prediction as a line over it.</summary>
internal static class SpectrumPlot
{
    internal static void AddReference(Plot plot, FrequencyGrid grid, IReadOnlyList<double> values)
    {
        var area = Add(plot, grid, values, HouseStyle.ReferenceLine, HouseStyle.FrameWidth);
        area.FillY = true;
        area.FillYColor = HouseStyle.ReferenceFill;
    }

    internal static void AddPrediction(Plot plot, FrequencyGrid grid, IReadOnlyList<double> values, Color color) =>
        Add(plot, grid, values, color, HouseStyle.LineWidth);

    /// <summary>The whole grid, and from zero (or just below what is negative) to just above the highest value.</summary>
    internal static void SetLimits(Plot plot, FrequencyGrid grid, params IEnumerable<double>[] spectra)
    {
        var highest = spectra.SelectMany(values => values).Max();
        var lowest = spectra.SelectMany(values => values).Min();
        var top = Math.Max(highest, 0);
        var bottom = Math.Min(lowest, 0);
        var span = top > bottom ? top - bottom : 1;
        plot.Axes.SetLimits(grid.Start, grid.End, bottom < 0 ? bottom - 0.04 * span : 0, top + 0.06 * span);
    }

    private static ScottPlot.Plottables.Scatter Add(Plot plot, FrequencyGrid grid, IReadOnlyList<double> values, Color color, float width)
    {
        var points = values.Select((value, point) => new Coordinates(grid[point], value)).ToArray();
        var line = plot.Add.ScatterLine(points, color);
        line.LineWidth = width;
        return line;
    }
}
