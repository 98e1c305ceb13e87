using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// Histograms of the parts of a data set over each other, a panel for each quantity: the first part as a filled shape, the others as lines.
/// </summary>
public static class HistogramFigure
{
    private const int MostColumns = 3;
    private const int PanelWidth = 360;
    private const int SinglePanelWidth = 560;
    private const int PanelHeight = 300;
    private const int FewestBins = 8; // as many have room in a panel
    private const double HighestFloor = 0.1; // per cent

    /// <summary>Makes the figure.</summary>
    /// <param name="panels">At least one panel; all have the same parts in the same order.</param>
    /// <param name="shareLabel">The label of the vertical axis: of what the shares are, with per cent.</param>
    /// <param name="title">What the figure shows.</param>
    /// <param name="note">What a reader must know to read it; may be empty.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">A panel has no values, or one that is not finite.</exception>
    public static Figure Create(
        IReadOnlyList<HistogramPanel> panels, string shareLabel, string title, string note = "", FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(shareLabel);
        ArgumentNullException.ThrowIfNull(title);
        Check(panels);
        var columns = Math.Min(panels.Count, MostColumns);
        return FigureLayout.Panels(
            form,
            panels.Count,
            columns,
            columns == 1 ? SinglePanelWidth : PanelWidth,
            PanelHeight,
            (width, hasTitle) => new FigureHeader(
                width, hasTitle, FormulaText.Clean(title), subtitle: "", note, PartColors.Legend(Parts(panels))),
            (canvas, index, room) =>
            {
                using var plot = Plot(panels[index], index % columns == 0 ? shareLabel : "");
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static void Check(IReadOnlyList<HistogramPanel> panels)
    {
        if (panels.Count == 0)
            throw new InvalidInputException("there is no histogram to draw");
        foreach (var panel in panels)
        {
            if (panel.Series.All(series => series.Values.IsEmpty))
                throw new InvalidInputException($"there are no values to draw for '{panel.Label}'");
            if (!panel.Series.All(series => series.Values.All(value => double.IsFinite(value.Value) && double.IsFinite(value.Times))))
                throw new InvalidInputException($"a value of '{panel.Label}' is not a finite number");
        }
    }

    // The parts that any panel shows, by their place, which gives the colour.
    private static IEnumerable<(int Place, string Name)> Parts(IReadOnlyList<HistogramPanel> panels) => panels[0].Series.Index()
        .Where(series => panels.Any(panel => !panel.Series[series.Index].Values.IsEmpty))
        .Select(series => (series.Index, series.Item.Name));

    private static Plot Plot(HistogramPanel panel, string shareLabel)
    {
        var plot = HouseStyle.NewPlot(FormulaText.Clean(panel.Label), shareLabel);
        var values = panel.Series.SelectMany(series => series.Values).Select(value => value.Value).ToArray();
        var bins = HistogramBins.For(values.Min(), values.Max(), panel.WholeNumbers, panel.LeastBinWidth);
        var shares = panel.Series.Select(series => series.Values.IsEmpty ? null : bins.Shares(series.Values)).ToArray();
        var highest = shares.OfType<double[]>().SelectMany(share => share).Max();
        var least = shares.OfType<double[]>().SelectMany(share => share).Where(share => share > 0).Min();
        var floor = panel.LogScale ? Math.Log10(Math.Min(least / 2, HighestFloor)) : 0;
        foreach (var (place, share) in shares.Index())
        {
            if (share is not null)
                AddSteps(plot, bins, [.. share.Select(Height)], place, floor);
        }

        var margin = bins.Width * Math.Max(0.5, (FewestBins - bins.Count) / 2.0);
        var top = panel.LogScale ? Math.Log10(highest) + 0.08 * (Math.Log10(highest) - floor) : 1.06 * highest;
        plot.Axes.SetLimits(bins.Start - margin, bins.Border(bins.Count) + margin, floor, top);
        if (panel.LogScale)
            plot.Axes.Left.TickGenerator = new NumericManual(LogTicks.Between(floor, top));
        return plot;

        double Height(double share) => !panel.LogScale ? share : share > 0 ? Math.Log10(share) : floor;
    }

    // Up, along and down, bin by bin. Where a part has nothing, nothing is drawn: lines on the axis would hide it.
    private static void AddSteps(Plot plot, HistogramBins bins, double[] heights, int place, double floor)
    {
        List<Coordinates> outline = [];
        foreach (var (bin, height) in heights.Index())
        {
            if (height <= floor)
                continue;
            if (bin == 0 || heights[bin - 1] <= floor)
                outline.Add(new(bins.Border(bin), floor));
            outline.AddRange([new(bins.Border(bin), height), new(bins.Border(bin + 1), height)]);
            if (bin + 1 < heights.Length && heights[bin + 1] > floor)
                continue;
            outline.Add(new(bins.Border(bin + 1), floor));
            AddOutline(plot, [.. outline], place);
            outline.Clear();
        }
    }

    private static void AddOutline(Plot plot, Coordinates[] outline, int place)
    {
        if (place > 0)
        {
            plot.Add.ScatterLine(outline, PartColors.Of(place)).LineWidth = HouseStyle.LineWidth;
            return;
        }

        var area = plot.Add.Polygon(outline);
        area.FillColor = HouseStyle.ReferenceFill;
        area.LineWidth = HouseStyle.FrameWidth;
        area.LineColor = HouseStyle.ReferenceLine;
    }
}
