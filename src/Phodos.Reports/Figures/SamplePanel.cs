using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>One crystal of the quartile panel: the title over a small plot whose height is that of the highest value.</summary>
internal sealed record SamplePanel(EvaluatedCrystal Crystal, FrequencyGrid Grid, Color Color, bool HasTickLabels)
{
    internal const int Width = 172;
    internal const int Height = 132;
    internal const int TitleHeight = 24;

    private const int SidePadding = 13;
    private const int TickSpace = 6;
    private const int TickLabelSpace = 24;

    internal void Draw(SKCanvas canvas, Paint paint, int left, int top)
    {
        DrawPlot(canvas, left, top);
        const int inner = Width - 2 * SidePadding;
        var x = left + SidePadding;
        var formula = HouseStyle.Text(FormulaText.Subscripted(Crystal.Formula), HouseStyle.NoteSize, HouseStyle.Ink, bold: true);
        var used = TextLine.Draw(canvas, paint, formula, x, top + TitleHeight / 2, inner) + 8;
        var id = HouseStyle.Text(FormulaText.Clean(Crystal.Id), HouseStyle.TickSize, HouseStyle.Faint);
        TextLine.Draw(canvas, paint, id, x + used, top + TitleHeight / 2, inner - used);
    }

    private void DrawPlot(SKCanvas canvas, int left, int top)
    {
        using var plot = HouseStyle.NewPlot();
        SpectrumPlot.AddReference(plot, Grid, Crystal.Reference);
        SpectrumPlot.AddPrediction(plot, Grid, Crystal.Predicted, Color);
        SpectrumPlot.SetLimits(plot, Grid, Crystal.Reference, Crystal.Predicted);
        plot.HideGrid();
        plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Bottom.TickGenerator = HouseStyle.Ticks(3);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = HasTickLabels;
        var bottomPadding = HasTickLabels ? TickLabelSpace : TickSpace;
        plot.Layout.Fixed(new PixelPadding(SidePadding, SidePadding, bottomPadding, 0));
        HouseStyle.Render(plot, canvas, new PixelRect(left, left + Width, top + Height - TickSpace + bottomPadding, top + TitleHeight));
    }
}
