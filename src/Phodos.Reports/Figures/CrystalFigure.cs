using Phodos.Crystals;
using Phodos.Reports.Figures.Crystals;
using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>
/// The unit cell of a crystal: the atoms inside and on the border of the cell, sized by their covalent radii, with the bonds between them.
/// </summary>
public static class CrystalFigure
{
    private const int Width = 640;
    private const float PictureWidth = Width - 2 * 70;
    private const float PictureHeight = 430;
    private const int Margin = 18;
    private const float LegendHeight = 74;
    private const float LargestScale = 75; // logical pixels an angstrom: a small cell shall not fill the figure
    private const float LegendScale = 24;
    private const float AxisLength = 30;

    /// <summary>Makes the figure.</summary>
    /// <param name="cell">The crystal in the cell to draw.</param>
    /// <param name="id">The identifier of the crystal; may be empty.</param>
    /// <param name="spaceGroup">The space group in a few signs, such as <c>Fm-3m (225)</c>; empty where it is not known.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    public static Figure Create(Crystal cell, string id, string spaceGroup, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(spaceGroup);
        Element[] elements = [.. cell.Species.Distinct().OrderBy(element => element.AtomicNumber)];
        var colors = ElementColors.Of(elements);
        var picture = new CellPicture(cell, colors);
        string[] words = [FormulaText.Clean(id), FormulaText.SpaceGroup(spaceGroup)];
        var scale = Math.Min(LargestScale, Math.Min(PictureWidth / picture.Bounds.Width, PictureHeight / picture.Bounds.Height));
        var height = 2 * Margin + scale * picture.Bounds.Height;
        return FigureLayout.Rigid(
            form,
            hasTitle => new FigureHeader(
                Width,
                hasTitle,
                FormulaText.Subscripted(cell.ReducedFormula),
                string.Join(" · ", words.Where(word => word.Length > 0)),
                note: CellText.Of(cell.Lattice)),
            Width,
            (int)(height + LegendHeight),
            (canvas, top) =>
            {
                picture.Draw(canvas, new SKPoint(Width / 2f, top + Margin + scale * picture.Bounds.Height / 2), scale);
                DrawLegend(canvas, elements.Select(element => (element, colors[element])), top + height + LegendHeight / 2 - 8);
                DrawAxes(canvas, picture, new SKPoint(Width - 70, top + height + LegendHeight / 2 + 4));
            },
            pngScale: 1.6);
    }

    private static void DrawLegend(SKCanvas canvas, IEnumerable<(Element Element, Color Color)> entries, float y)
    {
        using var paint = Paint.NewDisposablePaint();
        float x = Margin;
        foreach (var (element, color) in entries)
        {
            var radius = (float)(LegendScale * CellPicture.BallSize * element.CovalentRadius);
            Ball.Draw(canvas, new SKPoint(x + radius, y), radius, color);
            var label = HouseStyle.Text(element.Symbol, HouseStyle.LabelSize, HouseStyle.Ink);
            x += 2 * radius + 7;
            x += TextLine.Draw(canvas, paint, label, x, y, Width - 130 - x) + 20;
        }
    }

    private static void DrawAxes(SKCanvas canvas, CellPicture picture, SKPoint origin)
    {
        using var paint = Paint.NewDisposablePaint();
        using var line = new SKPaint
        {
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 1.6f,
            StrokeCap = SKStrokeCap.Round,
            Color = HouseStyle.Ink.ToSKColor(),
        };
        foreach (var (name, direction) in picture.Axes)
        {
            var tip = new SKPoint(origin.X + AxisLength * direction.X, origin.Y + AxisLength * direction.Y);
            canvas.DrawLine(origin, tip, line);
            var reach = Math.Max(0.3f, direction.Length);
            var label = HouseStyle.Text(name, HouseStyle.TickSize, HouseStyle.Ink);
            label.Alignment = Alignment.MiddleCenter;
            label.Render(canvas, new Pixel(tip.X + 9 * direction.X / reach, tip.Y + 9 * direction.Y / reach), paint);
        }
    }
}
