using System.Collections.Immutable;
using Phodos.Reports.Style;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>How many true values the intervals of one quantity hold.</summary>
/// <param name="Name">The quantity.</param>
/// <param name="Points">The part that the intervals are made to hold and the part that they hold, both 0..1.</param>
public sealed record ReliabilityCurve(string Name, ImmutableArray<(double Level, double Coverage)> Points);

/// <summary>
/// Reliability curves: the part of true values that lies in intervals made to hold a given part of them. On the diagonal they keep what
/// they promise, below it they promise too much.
/// </summary>
public static class ReliabilityFigure
{
    private const int Width = 520;
    private const int PlotHeight = 440;
    private const float MarkerSize = 6;

    /// <summary>Makes the figure.</summary>
    /// <param name="curves">At least one curve.</param>
    /// <param name="title">What was tested on what.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">There is no curve, or a part is not 0 to 1.</exception>
    public static Figure Create(IReadOnlyList<ReliabilityCurve> curves, string title, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(title);
        if (curves.Count == 0)
            throw new InvalidInputException("there is no reliability curve to draw");
        if (curves.FirstOrDefault(curve => curve.Points.Any(point => point is not { Level: >= 0 and <= 1, Coverage: >= 0 and <= 1 })) is { } odd)
            throw new InvalidInputException($"the reliability curve {odd.Name} has a part that is not 0 to 1");
        return FigureLayout.Elastic(
            form,
            Width,
            PlotHeight,
            (width, hasTitle) => new FigureHeader(
                width,
                hasTitle,
                FormulaText.Clean(title),
                subtitle: "",
                note: "",
                curves.Select((curve, index) => new LegendEntry(curve.Name, Filled: false, HouseStyle.Series(index)))),
            (canvas, room) =>
            {
                using var plot = Plot(curves);
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static Plot Plot(IReadOnlyList<ReliabilityCurve> curves)
    {
        var plot = HouseStyle.NewPlot("Level of the interval", "True values within it");
        var diagonal = plot.Add.Line(0, 0, 1, 1);
        diagonal.Color = HouseStyle.ReferenceLine;
        diagonal.LinePattern = LinePattern.Dashed;
        for (var index = 0; index < curves.Count; index++)
        {
            var line = plot.Add.Scatter(
                curves[index].Points.Select(point => new Coordinates(point.Level, point.Coverage)).ToArray(), HouseStyle.Series(index));
            line.LineWidth = HouseStyle.LineWidth;
            line.MarkerSize = MarkerSize;
        }

        plot.Axes.SetLimits(0, 1, 0, 1);
        return plot;
    }
}
