using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// Learning curves over each other: the error against the number of training crystals, both on logarithmic axes, on which errors that
/// fall by a power of the number are straight lines. Bars are standard deviations.
/// </summary>
public static class LearningCurveFigure
{
    private const int Width = 560;
    private const int PlotHeight = 400;
    private const float MarkerSize = 10;
    private const float CapHalfWidth = 0.008f;
    private const double Padding = 0.08;

    // The part of the width that a number with a little space takes.
    private const double LeastGap = 0.07;

    // What of a decade the axes show where all points are one.
    private const double LeastSpan = 0.1;

    // The bar of a deviation as large as the error would end at minus infinity.
    private const double LeastFraction = 0.1;

    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp];

    /// <summary>Makes the figure.</summary>
    /// <param name="curves">At least one curve.</param>
    /// <param name="error">What the error is: the label of its axis.</param>
    /// <param name="title">What was trained on what.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">There is nothing to draw, or a value has no place on a logarithmic axis.</exception>
    public static Figure Create(IReadOnlyList<LearningCurve> curves, string error, string title, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(title);
        Check(curves);
        var hasBars = curves.Any(curve => curve.Points.Any(point => point.Deviation is not null));
        return FigureLayout.Elastic(
            form,
            Width,
            PlotHeight,
            (width, hasTitle) => new FigureHeader(
                width,
                hasTitle,
                FormulaText.Clean(title),
                subtitle: "",
                note: hasBars ? "bars: standard deviation over seeds" : "",
                curves.Select((curve, index) => new LegendEntry(curve.Name, Filled: false, HouseStyle.Series(index)))),
            (canvas, room) =>
            {
                using var plot = Plot(curves, error);
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static void Check(IReadOnlyList<LearningCurve> curves)
    {
        if (curves.Count == 0)
            throw new InvalidInputException("there is no learning curve to draw");
        foreach (var curve in curves)
        {
            if (curve.Points.IsEmpty)
                throw new InvalidInputException($"the learning curve {curve.Name} has no point");
            if (curve.Points.FirstOrDefault(point => !(double.IsFinite(point.Error) && point.Error > 0 && point.Crystals > 0)) is { } odd)
            {
                throw new InvalidInputException(
                    $"the learning curve {curve.Name} has an error at {odd.Crystals} crystals that is not above 0 or not finite");
            }
        }
    }

    private static Plot Plot(IReadOnlyList<LearningCurve> curves, string error)
    {
        var plot = HouseStyle.NewPlot("Training crystals", error);
        for (var index = 0; index < curves.Count; index++)
            Add(plot, curves[index], HouseStyle.Series(index), Shapes[index % Shapes.Length]);
        var points = curves.SelectMany(curve => curve.Points).ToArray();
        var (left, right) = Range(points.Select(point => Math.Log10(point.Crystals)));
        var (bottom, top) = Range(points.SelectMany(point => new[] { Math.Log10(Lowest(point)), Math.Log10(Highest(point)) }));
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Sizes(points, LeastGap * (right - left))]);
        plot.Axes.Left.TickGenerator = new NumericManual(LogTicks.Between(bottom, top));
        plot.Axes.Left.MinorTickStyle.Length = 2.5f;
        return plot;
    }

    // A tick at each number of crystals, with its label where there is room beside the one before.
    private static IEnumerable<Tick> Sizes(LearningCurvePoint[] points, double gap)
    {
        var last = double.NegativeInfinity;
        foreach (var crystals in points.Select(point => point.Crystals).Distinct().Order())
        {
            var place = Math.Log10(crystals);
            var hasRoom = place - last > gap;
            yield return Tick.Major(place, hasRoom ? NumberText.Write(crystals, digits: 9) : "");
            if (hasRoom)
                last = place;
        }
    }

    private static void Add(Plot plot, LearningCurve curve, Color color, MarkerShape shape)
    {
        Coordinates[] places = [.. curve.Points.Select(point => new Coordinates(Math.Log10(point.Crystals), Math.Log10(point.Error)))];
        plot.Add.ScatterLine(places, color).LineWidth = HouseStyle.LineWidth;
        foreach (var (point, place) in curve.Points.Zip(places).Where(pair => pair.First.Deviation > 0))
        {
            var (low, high) = (Math.Log10(Lowest(point)), Math.Log10(Highest(point)));
            Stroke(place.X, low, place.X, high);
            Stroke(place.X - CapHalfWidth, low, place.X + CapHalfWidth, low);
            Stroke(place.X - CapHalfWidth, high, place.X + CapHalfWidth, high);
        }

        var markers = plot.Add.ScatterPoints(places, color);
        markers.MarkerSize = MarkerSize;
        markers.MarkerShape = shape;

        void Stroke(double x, double y, double otherX, double otherY)
        {
            var line = plot.Add.Line(x, y, otherX, otherY);
            line.Color = color;
            line.LineWidth = HouseStyle.LineWidth;
        }
    }

    private static double Lowest(LearningCurvePoint point) => Math.Max(point.Error - (point.Deviation ?? 0), LeastFraction * point.Error);

    private static double Highest(LearningCurvePoint point) => point.Error + (point.Deviation ?? 0);

    private static (double Low, double High) Range(IEnumerable<double> logarithms)
    {
        double[] all = [.. logarithms];
        var (low, high) = (all.Min(), all.Max());
        var margin = Math.Max(Padding * (high - low), (LeastSpan - (high - low)) / 2);
        return (low - margin, high + margin);
    }
}
