using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>One entry of a legend: a line of one or more colours, or a filled patch, and its meaning.</summary>
internal sealed record LegendEntry(string Text, bool Filled, params Color[] Colors)
{
    private const float SwatchWidth = 26;
    private const float Gap = 8;

    private LabelStyle Label => HouseStyle.Text(Text, HouseStyle.NoteSize, HouseStyle.Ink);

    internal float Width(Paint paint) => SwatchWidth + Gap + TextLine.Width(Label, paint);

    internal void Draw(SKCanvas canvas, Paint paint, float x, float y, float available)
    {
        var part = SwatchWidth / Colors.Length;
        for (var i = 0; i < Colors.Length; i++)
        {
            var (left, right) = (x + i * part, x + (i + 1) * part);
            if (Filled)
                new FillStyle(Colors[i]).Render(canvas, new PixelRect(left, right, y + 7, y - 5), paint);
            else
                new LineStyle(HouseStyle.LineWidth, Colors[i]).Render(canvas, new PixelLine(left, y + 1, right, y + 1), paint);
        }

        TextLine.Draw(canvas, paint, Label, x + SwatchWidth + Gap, y, available - SwatchWidth - Gap);
    }
}
