using System.Globalization;
using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// Figure 3 of the DOSTransformer paper (Lee et al., NeurIPS 2023): how the training loss and the validation errors fall with the epochs.
/// Each quantity has axes of its own, on which the runs lie over each other; the best epoch of a run is marked.
/// </summary>
public static class LossCurvesFigure
{
    private const int PanelWidth = 440;
    private const int SinglePanelWidth = 540;
    private const int PanelHeight = 340;
    private const float MarkerSize = 9;
    private const double Padding = 0.06;

    // Labels have six digits: a curve that varies less than they can tell is drawn as a flat one.
    private const double FlatFraction = 1e-5;

    /// <summary>Makes the figure.</summary>
    /// <param name="runs">At least one run.</param>
    /// <param name="logScale">Whether the values stand on a logarithmic axis; they must then be above 0.</param>
    /// <param name="title">What was trained.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">There is no curve, lengths differ, or a value cannot be drawn.</exception>
    public static Figure Create(
        IReadOnlyList<TrainingRunCurves> runs, bool logScale = false, string title = "Training", FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(title);
        if (runs.Count == 0)
            throw new InvalidInputException("there is no training run to draw");
        foreach (var run in runs)
            Check(run, logScale);

        var names = runs.SelectMany(run => run.Curves).Select(curve => curve.Name).Distinct(StringComparer.Ordinal).ToList();
        var columns = Math.Min(names.Count, 2);
        return FigureLayout.Panels(
            form,
            names.Count,
            columns,
            columns == 1 ? SinglePanelWidth : PanelWidth,
            PanelHeight,
            (width, hasTitle) => Header(width, hasTitle, FormulaText.Clean(title), runs),
            (canvas, panel, room) =>
            {
                using var plot = Plot(names[panel], runs, logScale);
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static void Check(TrainingRunCurves run, bool logScale)
    {
        if (run.Curves.Length == 0)
            throw new InvalidInputException($"the run {run.Name} has no curve to draw");
        foreach (var curve in run.Curves)
        {
            if (curve.Epochs.Length != curve.Values.Length || curve.Epochs.Length == 0)
            {
                throw new InvalidInputException(
                    $"{curve.Name} of {run.Name} has {curve.Epochs.Length} epochs and {curve.Values.Length} values; give one an epoch");
            }

            for (var point = 0; point < curve.Values.Length; point++)
            {
                if (!double.IsFinite(curve.Values[point]))
                    throw new InvalidInputException($"{curve.Name} of {run.Name} is not a finite number at epoch {curve.Epochs[point]}");
                if (logScale && curve.Values[point] <= 0)
                {
                    throw new InvalidInputException(
                        $"{curve.Name} of {run.Name} is not above 0 at epoch {curve.Epochs[point]}; draw it without the logarithmic scale");
                }
            }
        }
    }

    private static FigureHeader Header(int width, bool hasTitle, string title, IReadOnlyList<TrainingRunCurves> runs)
    {
        var legend = runs.Select((run, index) =>
            new LegendEntry(FormulaText.Clean(run.Name) + Best(run), Filled: false, HouseStyle.Series(index)));
        return new(width, hasTitle, title, subtitle: "", note: "", legend);
    }

    private static string Best(TrainingRunCurves run) =>
        run.BestEpoch is { } epoch ? $" (best epoch {epoch.ToString(CultureInfo.InvariantCulture)})" : "";

    private static Plot Plot(string name, IReadOnlyList<TrainingRunCurves> runs, bool logScale)
    {
        var plot = HouseStyle.NewPlot("Epoch", name);
        var drawn = new List<Coordinates>();
        for (var index = 0; index < runs.Count; index++)
        {
            foreach (var curve in runs[index].Curves.Where(curve => curve.Name == name))
            {
                var values = logScale ? curve.Values.Select(Math.Log10) : curve.Values;
                var points = curve.Epochs.Zip(values, (epoch, value) => new Coordinates(epoch, value)).ToArray();
                Add(plot, points, runs[index].BestEpoch, HouseStyle.Series(index));
                drawn.AddRange(points);
            }
        }

        SetAxes(plot, drawn, logScale);
        return plot;
    }

    private static void Add(Plot plot, Coordinates[] points, int? bestEpoch, Color color)
    {
        var line = plot.Add.ScatterLine(points, color);
        line.LineWidth = HouseStyle.LineWidth;
        foreach (var point in points.Where(point => point.X == bestEpoch || points.Length == 1))
        {
            var marker = plot.Add.ScatterPoints(new[] { point }, color);
            marker.MarkerSize = MarkerSize;
            marker.MarkerShape = MarkerShape.FilledCircle;
        }
    }

    private static void SetAxes(Plot plot, List<Coordinates> drawn, bool logScale)
    {
        var (first, last) = (drawn.Min(point => point.X), drawn.Max(point => point.X));
        var (low, high) = (drawn.Min(point => point.Y), drawn.Max(point => point.Y));
        var epochMargin = Math.Max(0.02 * (last - first), 0.5);
        var size = logScale ? 1 : Math.Max(Math.Abs(low), Math.Abs(high));
        var span = high - low > FlatFraction * size ? high - low : size > 0 ? size / 10 : 1;
        var (bottom, top) = (low - Padding * span, high + Padding * span);
        plot.Axes.SetLimits(first - epochMargin, last + epochMargin, bottom, top);
        var epochs = HouseStyle.Ticks(8);
        epochs.IntegerTicksOnly = true;
        plot.Axes.Bottom.TickGenerator = epochs;
        if (!logScale)
            return;
        plot.Axes.Left.TickGenerator = new NumericManual(LogTicks.Between(bottom, top));
        plot.Axes.Left.MinorTickStyle.Length = 2.5f;
    }
}
