using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// The density of the errors, turned by a quarter so that the best stand at the top as in the rows beside it, each quartile in its colour.
/// The axis is logarithmic, for errors span decades: on a linear one three quartiles share a sliver (as in the paper's figure).
/// The density is that of log₁₀(MSE) and integrates to one over the decades.
/// </summary>
internal static class ErrorDensityPlot
{
    // A perfect prediction has no logarithm; it stands at the low end of the axis.
    private const double SmallestError = 1e-8;
    private const double MinimumBandwidth = 0.03;
    private const int PointsPerQuartile = 120;

    internal static Plot Create(ErrorQuartiles quartiles)
    {
        var logs = Enumerable.Range(0, ErrorQuartiles.Count).Select(quartile => quartiles[quartile].Select(Log).ToArray()).ToArray();
        var density = new KernelDensity(logs.SelectMany(values => values), MinimumBandwidth);
        var margin = 3 * density.Bandwidth;
        double[] bounds = [logs[0][0] - margin, Between(0), Between(1), Between(2), logs[^1][^1] + margin];
        double Between(int quartile) => (logs[quartile][^1] + logs[quartile + 1][0]) / 2;

        var plot = HouseStyle.NewPlot("Density", "MSE");
        var outline = new List<Coordinates>();
        for (var quartile = 0; quartile < ErrorQuartiles.Count; quartile++)
        {
            var (start, end) = (bounds[quartile], bounds[quartile + 1]);
            var curve = Enumerable.Range(0, PointsPerQuartile + 1)
                .Select(point => start + (end - start) * point / PointsPerQuartile)
                .Select(log => new Coordinates(density.At(log), -log))
                .ToArray();
            var area = plot.Add.Polygon([new(0, -start), .. curve, new(0, -end)]);
            area.FillColor = HouseStyle.Quartile(quartile).WithAlpha(.75);
            area.LineWidth = 0;
            outline.AddRange(curve);
        }

        var line = plot.Add.ScatterLine(outline, HouseStyle.Ink);
        line.LineWidth = HouseStyle.FrameWidth;
        plot.Axes.SetLimits(0, 1.08 * outline.Max(point => point.X), -bounds[^1], -bounds[0]);
        plot.Axes.Left.TickGenerator = new NumericManual(LogTicks.Between(bounds[0], bounds[^1], sign: -1));
        plot.Axes.Left.MinorTickStyle.Length = 2.5f;
        plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator();
        plot.HideGrid();
        return plot;
    }

    private static double Log(EvaluatedCrystal crystal) => Math.Log10(Math.Max(crystal.Mse, SmallestError));
}
