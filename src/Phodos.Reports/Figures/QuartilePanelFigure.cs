using System.Globalization;
using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>
/// Figure 2 of the DOSTransformer paper (Lee et al., NeurIPS 2023): crystals ranked by the mean squared error (MSE). At the left its
/// density; beside it one row a quartile, best first, with sample crystals at evenly spaced ranks, the prediction over the reference.
/// </summary>
public static class QuartilePanelFigure
{
    /// <summary>The fewest crystals that can be cut into quartiles.</summary>
    public const int MinimumCrystals = ErrorQuartiles.Count;

    private const int DensityWidth = 190;
    private const int RowLabelWidth = 108;
    private const int OuterMargin = 12;
    private const int BottomMargin = 56;

    /// <summary>Makes the figure.</summary>
    /// <param name="crystals">At least <see cref="MinimumCrystals"/> crystals, in any order.</param>
    /// <param name="grid">The grid of all spectra.</param>
    /// <param name="columns">The sample crystals of each quartile, 1 to 10; fewer where a quartile has no more.</param>
    /// <param name="title">What was evaluated.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">Too few crystals, a spectrum off the grid, or a value that is not a number.</exception>
    public static Figure Create(
        IReadOnlyList<EvaluatedCrystal> crystals,
        FrequencyGrid grid,
        int columns = 5,
        string title = "Test crystals by error",
        FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, 10);
        Check(crystals, grid);

        var quartiles = new ErrorQuartiles(crystals);
        columns = Math.Min(columns, quartiles[ErrorQuartiles.Count - 1].Length);
        var width = DensityWidth + RowLabelWidth + columns * SamplePanel.Width + OuterMargin;
        return FigureLayout.Rigid(
            form,
            hasTitle => Header(width, hasTitle, FormulaText.Clean(title), crystals),
            width,
            ErrorQuartiles.Count * SamplePanel.Height + BottomMargin,
            (canvas, top) => Draw(canvas, quartiles, grid, columns, top),
            pngScale: 1.4);
    }

    private static void Check(IReadOnlyList<EvaluatedCrystal> crystals, FrequencyGrid grid)
    {
        if (crystals.Count < MinimumCrystals)
            throw new InvalidInputException($"quartiles need at least {MinimumCrystals} crystals; {crystals.Count} given");
        foreach (var crystal in crystals)
            crystal.RequireDrawable(grid);
    }

    private static FigureHeader Header(int width, bool hasTitle, string title, IReadOnlyList<EvaluatedCrystal> crystals)
    {
        var count = crystals.Count.ToString(CultureInfo.InvariantCulture);
        var mean = new FigureMetric("mean MSE", crystals.Average(crystal => crystal.Mse));
        var colors = Enumerable.Range(0, ErrorQuartiles.Count).Select(HouseStyle.Quartile).ToArray();
        return new(
            width,
            hasTitle,
            title,
            subtitle: "",
            note: $"{count} crystals · {mean}",
            new LegendEntry("prediction, by quartile", Filled: false, colors),
            new LegendEntry("reference", Filled: true, HouseStyle.ReferenceFill));
    }

    private static void Draw(SKCanvas canvas, ErrorQuartiles quartiles, FrequencyGrid grid, int columns, int bodyTop)
    {
        using var paint = Paint.NewDisposablePaint();
        var bottom = bodyTop + ErrorQuartiles.Count * SamplePanel.Height;
        using (var density = ErrorDensityPlot.Create(quartiles))
        {
            density.Layout.Fixed(new PixelPadding(64, 6, BottomMargin, SamplePanel.TitleHeight));
            HouseStyle.Render(density, canvas, new PixelRect(OuterMargin, DensityWidth, bottom + BottomMargin, bodyTop));
        }

        const int last = ErrorQuartiles.Count - 1;
        for (var quartile = 0; quartile <= last; quartile++)
        {
            var top = bodyTop + quartile * SamplePanel.Height;
            DrawRowLabel(canvas, paint, quartiles, quartile, top);
            var samples = quartiles.Samples(quartile, columns);
            for (var column = 0; column < samples.Count; column++)
            {
                var panel = new SamplePanel(samples[column], grid, HouseStyle.Quartile(quartile), HasTickLabels: quartile == last);
                panel.Draw(canvas, paint, DensityWidth + RowLabelWidth + column * SamplePanel.Width, top);
            }
        }

        var label = HouseStyle.Text(HouseStyle.FrequencyLabel, HouseStyle.LabelSize, HouseStyle.Ink);
        label.Alignment = Alignment.LowerCenter;
        label.Render(canvas, new Pixel(DensityWidth + RowLabelWidth + columns * SamplePanel.Width / 2f, bottom + BottomMargin - 8), paint);
    }

    private static void DrawRowLabel(SKCanvas canvas, Paint paint, ErrorQuartiles quartiles, int quartile, int top)
    {
        string[] names = ["Q1, best", "Q2", "Q3", "Q4, worst"];
        const float left = DensityWidth + 12;
        var name = HouseStyle.Text(names[quartile], HouseStyle.LabelSize, HouseStyle.Quartile(quartile), bold: true);
        var highest = NumberText.Write(quartiles[quartile][^1].Mse, digits: 3);
        var bound = HouseStyle.Text($"MSE ≤ {highest}", HouseStyle.TickSize, HouseStyle.Faint);
        var middle = top + SamplePanel.Height / 2;
        TextLine.Draw(canvas, paint, name, left, middle + 4, RowLabelWidth);
        TextLine.Draw(canvas, paint, bound, left, middle + 24, RowLabelWidth);
    }
}
