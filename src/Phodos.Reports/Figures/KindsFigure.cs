using System.Globalization;
using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>The share of kinds, such as crystal systems, in the parts of a data set: bars side by side.</summary>
public static class KindsFigure
{
    private const int Width = 820;
    private const int PlotHeight = 340;
    private const double GroupWidth = 0.8;

    /// <summary>Makes the figure.</summary>
    /// <param name="kinds">The names of the kinds, at least one.</param>
    /// <param name="parts">The parts, each with a count for each kind; one without crystals is left out.</param>
    /// <param name="title">What the figure shows.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">No part has a crystal.</exception>
    public static Figure Create(IReadOnlyList<string> kinds, IReadOnlyList<PartCounts> parts, string title, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(title);
        if (parts.FirstOrDefault(part => part.Counts.Length != kinds.Count) is { } odd)
            throw new ArgumentException($"The part {odd.Name} has {odd.Counts.Length} counts for {kinds.Count} kinds.", nameof(parts));
        (int Index, PartCounts Part)[] shown = [.. parts.Index().Where(part => part.Item.Counts.Sum() > 0)];
        if (shown.Length == 0)
            throw new InvalidInputException("there is no crystal to draw");
        return FigureLayout.Elastic(
            form,
            Width,
            PlotHeight,
            (width, hasTitle) => new FigureHeader(
                width,
                hasTitle,
                FormulaText.Clean(title),
                subtitle: "",
                note: "above a bar: crystals",
                PartColors.Legend(shown.Select(part => (part.Index, part.Part.Name)), areFilled: true)),
            (canvas, room) =>
            {
                using var plot = Plot(kinds, shown);
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static Plot Plot(IReadOnlyList<string> kinds, (int Index, PartCounts Part)[] parts)
    {
        var plot = HouseStyle.NewPlot(yLabel: "Crystals of the part (%)");
        var barWidth = GroupWidth / parts.Length;
        foreach (var (place, (color, part)) in parts.Index())
        {
            var total = part.Counts.Sum();
            foreach (var (kind, count) in part.Counts.Index())
            {
                var position = kind + (place - (parts.Length - 1) / 2.0) * barWidth;
                var share = 100.0 * count / total;
                var bar = plot.Add.Bar(position, share);
                bar.Bars[0].Size = 0.9 * barWidth;
                bar.Bars[0].FillColor = PartColors.Of(color);
                bar.Bars[0].LineWidth = 0;
                var label = plot.Add.Text(count.ToString(CultureInfo.InvariantCulture), position, share);
                label.LabelFontName = EmbeddedFont.Name;
                label.LabelFontSize = 11;
                label.LabelFontColor = HouseStyle.Faint;
                label.LabelAlignment = Alignment.LowerCenter;
            }
        }

        var highest = parts.Max(part => 100.0 * part.Part.Counts.Max() / part.Part.Counts.Sum());
        plot.Axes.SetLimits(-0.5, kinds.Count - 0.5, 0, 1.1 * highest);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, kinds.Count).Select(kind => (double)kind)], [.. kinds.Select(FormulaText.Clean)]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        return plot;
    }
}
