using System.Globalization;
using Phodos.Datasets.Portrait;
using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// How common each element is in each part of a split against all crystals, a panel a part. A balanced split lies on the diagonal; in the
/// band lie all but a few of a thousand random draws of as many crystals. Both axes carry square roots, on which the band is
/// about as wide everywhere and rare elements have room.
/// </summary>
public static class ElementBalanceFigure
{
    private const int PanelWidth = 370;
    private const int PanelHeight = 370;
    private const int BandPoints = 160;
    private const float DotSize = 6;
    private const float LabelGap = 5;
    private static readonly double[] TickPercents = [0, 1, 2, 5, 10, 20, 30, 40, 60, 80, 100];

    /// <summary>Makes the figure.</summary>
    /// <param name="portrait">The data set with its split; parts without crystals have no panel.</param>
    /// <param name="title">What the figure shows.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    public static Figure Create(DatasetPortrait portrait, string title, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(portrait);
        ArgumentNullException.ThrowIfNull(title);
        (int Index, PartPortrait Part)[] parts = [.. portrait.Parts.Index().Where(part => part.Item.Crystals > 0)];
        var highest = portrait.ElementShares.Max(share => Math.Max(share.InPart, share.InAll));
        return FigureLayout.Elastic(
            form,
            Math.Max(2, parts.Length) * PanelWidth,
            PanelHeight,
            (width, hasTitle) => new FigureHeader(
                width,
                hasTitle,
                FormulaText.Clean(title),
                subtitle: "",
                note: Describe(portrait.LargestDeviation),
                new LegendEntry("an element", Filled: false, HouseStyle.Series(0)),
                new LegendEntry("beyond chance", Filled: false, HouseStyle.Series(1)),
                new LegendEntry("99.7 % of random draws", Filled: true, HouseStyle.Hairline)),
            (canvas, room) =>
            {
                var panelWidth = room.Width / Math.Max(2, parts.Length);
                foreach (var (place, (_, part)) in parts.Index())
                {
                    using var plot = Plot(portrait, part, Math.Sqrt(100 * highest));
                    var left = place * panelWidth;
                    HouseStyle.Render(plot, canvas, new PixelRect(left, left + panelWidth, room.Bottom, room.Top));
                }
            });
    }

    private static string Describe(ElementShare share) => string.Create(
        CultureInfo.InvariantCulture,
        $"largest deviation: {share.Element} in {share.Part}, {100 * share.InPart:F1} % against {100 * share.InAll:F1} %");

    private static Plot Plot(DatasetPortrait portrait, PartPortrait part, double highest)
    {
        var plot = HouseStyle.NewPlot(
            "All crystals with the element (%)",
            string.Create(CultureInfo.InvariantCulture, $"Of the {part.Crystals} {part.Name} crystals (%)"));
        AddBand(plot, part.Crystals, portrait.All.Crystals, highest);
        ElementShare[] shares = [.. portrait.ElementShares.Where(share => share.Part == part.Name)];
        foreach (var share in shares.OrderBy(share => share.IsBeyondChance))
        {
            var dot = plot.Add.ScatterPoints(new[] { Place(share) }, HouseStyle.Series(share.IsBeyondChance ? 1 : 0));
            dot.MarkerSize = DotSize;
            dot.MarkerShape = MarkerShape.FilledCircle;
        }

        AddLabels(plot, shares, highest);
        var (low, high) = (-0.03 * highest, 1.06 * highest);
        plot.Axes.SetLimits(low, high, low, high);
        plot.Axes.Bottom.TickGenerator = Ticks(high);
        plot.Axes.Left.TickGenerator = Ticks(high);
        return plot;
    }

    private static void AddBand(Plot plot, int part, int all, double highest)
    {
        var end = 1.06 * highest;
        int[] counts = [.. Enumerable.Range(0, BandPoints + 1).Select(point => CountAt(end * point / BandPoints)).Distinct()];
        var ranges = counts.Select(count => (X: Math.Sqrt(100.0 * count / all), Range: RandomDraw.Range(all, count, part))).ToArray();
        var band = plot.Add.Polygon(
        [
            .. ranges.Select(edge => new Coordinates(edge.X, Root(edge.Range.Most + 0.5))),
            .. ranges.Reverse().Select(edge => new Coordinates(edge.X, Root(edge.Range.Least - 0.5))),
        ]);
        band.FillColor = HouseStyle.Hairline;
        band.LineWidth = 0;
        var diagonal = plot.Add.Line(0, 0, end, end);
        diagonal.LineColor = HouseStyle.ReferenceLine;
        diagonal.LineWidth = HouseStyle.FrameWidth;

        int CountAt(double root) => (int)Math.Min(all, Math.Ceiling(root * root / 100 * all));
        double Root(double count) => Math.Sqrt(100 * Math.Clamp(count / part, 0, 1));
    }

    // The furthest from balance first; a name that would stand on another is left out.
    private static void AddLabels(Plot plot, IEnumerable<ElementShare> shares, double highest)
    {
        List<Coordinates> named = [];
        foreach (var share in shares.Where(share => share.IsBeyondChance).OrderByDescending(share => Math.Abs(share.Deviation)))
        {
            var place = Place(share);
            if (named.Exists(other => Math.Abs(other.X - place.X) < 0.09 * highest && Math.Abs(other.Y - place.Y) < 0.06 * highest))
                continue;
            named.Add(place);
            var label = plot.Add.Text(share.Element.Symbol, place);
            label.LabelFontName = EmbeddedFont.Name;
            label.LabelFontSize = HouseStyle.TickSize;
            label.LabelFontColor = HouseStyle.Ink;
            label.LabelAlignment = share.Deviation > 0 ? Alignment.MiddleRight : Alignment.MiddleLeft;
            label.OffsetX = share.Deviation > 0 ? -LabelGap : LabelGap;
        }
    }

    private static Coordinates Place(ElementShare share) => new(Math.Sqrt(100 * share.InAll), Math.Sqrt(100 * share.InPart));

    private static NumericManual Ticks(double highest)
    {
        double[] shown = [.. TickPercents.Where(percent => Math.Sqrt(percent) <= highest)];
        return new NumericManual([.. shown.Select(Math.Sqrt)], [.. shown.Select(percent => NumberText.Write(percent, digits: 3))]);
    }
}
