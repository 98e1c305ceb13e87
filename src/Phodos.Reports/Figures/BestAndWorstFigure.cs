using System.Globalization;
using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>The crystals with the lowest and with the highest mean squared error (MSE), the prediction over the reference.</summary>
public static class BestAndWorstFigure
{
    private const int Columns = 5;
    private const int BlockTitle = 30;
    private const int RowGap = 4;
    private const int OuterMargin = 12;
    private const int BottomMargin = 50;

    /// <summary>Makes the figure: a block of the best, best first, and below it one of the worst, worst first.</summary>
    /// <param name="crystals">At least two crystals, in any order.</param>
    /// <param name="grid">The grid of all spectra.</param>
    /// <param name="count">How many of each, 1 to 50; fewer where there are not twice as many crystals.</param>
    /// <param name="title">What was evaluated.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">Too few crystals, a spectrum off the grid, or a value that is not a number.</exception>
    public static Figure Create(
        IReadOnlyList<EvaluatedCrystal> crystals,
        FrequencyGrid grid,
        int count = 10,
        string title = "Best and worst crystals",
        FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 50);
        if (crystals.Count < 2)
            throw new InvalidInputException($"the best and the worst are at least 2 crystals; {crystals.Count} given");
        foreach (var crystal in crystals)
            crystal.RequireDrawable(grid);

        EvaluatedCrystal[] ranked = [.. crystals.OrderBy(crystal => crystal.Mse).ThenBy(crystal => crystal.Id, StringComparer.Ordinal)];
        count = Math.Min(count, ranked.Length / 2);
        Block[] blocks =
        [
            new($"the {Text(count)} best", [.. ranked.Take(count)], HouseStyle.Quartile(0)),
            new($"the {Text(count)} worst", [.. ranked.Reverse().Take(count)], HouseStyle.Quartile(ErrorQuartiles.Count - 1)),
        ];
        var width = Math.Min(count, Columns) * SamplePanel.Width + 2 * OuterMargin;
        var height = blocks.Sum(block => block.Height) + BottomMargin;
        return FigureLayout.Rigid(
            form,
            hasTitle => Header(width, hasTitle, FormulaText.Clean(title), crystals, blocks),
            width,
            height,
            (canvas, top) => Draw(canvas, blocks, grid, width, top),
            pngScale: 1.6);
    }

    private static FigureHeader Header(
        int width, bool hasTitle, string title, IReadOnlyList<EvaluatedCrystal> crystals, Block[] blocks) => new(
        width,
        hasTitle,
        title,
        subtitle: "",
        note: $"of {Text(crystals.Count)} crystals · {new FigureMetric("mean MSE", crystals.Average(crystal => crystal.Mse))}",
        new LegendEntry("prediction", Filled: false, [.. blocks.Select(block => block.Color)]),
        new LegendEntry("reference", Filled: true, HouseStyle.ReferenceFill));

    private static void Draw(SKCanvas canvas, Block[] blocks, FrequencyGrid grid, int width, int top)
    {
        using var paint = Paint.NewDisposablePaint();
        foreach (var block in blocks)
        {
            DrawBlock(canvas, paint, block, grid, top, isLast: block == blocks[^1]);
            top += block.Height;
        }

        var label = HouseStyle.Text(HouseStyle.FrequencyLabel, HouseStyle.LabelSize, HouseStyle.Ink);
        label.Alignment = Alignment.LowerCenter;
        label.Render(canvas, new Pixel(width / 2f, top + BottomMargin - 6), paint);
    }

    private static void DrawBlock(SKCanvas canvas, Paint paint, Block block, FrequencyGrid grid, int top, bool isLast)
    {
        var range = $"MSE {NumberText.Write(block.Crystals.Min(Mse), 2)} to {NumberText.Write(block.Crystals.Max(Mse), 2)}";
        var name = HouseStyle.Text($"{block.Name}: {range}", HouseStyle.LabelSize, block.Color, bold: true);
        TextLine.Draw(canvas, paint, name, 2 * OuterMargin, top + BlockTitle / 2f, Columns * SamplePanel.Width);
        foreach (var (position, crystal) in block.Crystals.Index())
        {
            var row = position / Columns;
            var panel = new SamplePanel(crystal, grid, block.Color, HasTickLabels: isLast && row == block.Rows - 1);
            panel.Draw(
                canvas,
                paint,
                OuterMargin + position % Columns * SamplePanel.Width,
                top + BlockTitle + row * (SamplePanel.Height + RowGap));
        }
    }

    private static double Mse(EvaluatedCrystal crystal) => crystal.Mse;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Block(string Name, EvaluatedCrystal[] Crystals, Color Color)
    {
        internal int Rows => (Crystals.Length + Columns - 1) / Columns;

        internal int Height => BlockTitle + Rows * (SamplePanel.Height + RowGap);
    }
}
