using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>One entry of a legend: a line of one or more colours, or a filled patch.</summary>
internal sealed record LegendEntry(string Text, bool Filled, params Color[] Colors);

/// <summary>
/// The top of a figure: title and subtitle, below them legend and note. All of it stands outside the axes, so that no text can hide a curve.
/// </summary>
internal sealed record FigureHeader(string Title, string Subtitle = "", string Note = "", params LegendEntry[] Legend)
{
    /// <summary>The height that the header takes (logical pixels).</summary>
    internal const int Height = 64;

    private const float Margin = 18;
    private const float TitleY = 22;
    private const float LegendY = 48;
    private const float SwatchWidth = 26;
    private const float Gap = 8;

    internal void Draw(SKCanvas canvas, int width)
    {
        using var paint = Paint.NewDisposablePaint();
        var x = Margin;
        x += TextLine.Draw(canvas, paint, HouseStyle.Text(Title, HouseStyle.TitleSize, HouseStyle.Ink, bold: true), x, TitleY, width - Margin - x) + Gap + 2;
        TextLine.Draw(canvas, paint, HouseStyle.Text(Subtitle, HouseStyle.LabelSize, HouseStyle.Faint), x, TitleY + 1, width - Margin - x);

        x = Margin;
        foreach (var entry in Legend)
        {
            DrawSwatch(canvas, paint, entry, x);
            x += SwatchWidth + Gap;
            x += TextLine.Draw(canvas, paint, HouseStyle.Text(entry.Text, HouseStyle.NoteSize, HouseStyle.Ink), x, LegendY, width - Margin - x) + 2 * Gap;
        }

        var note = HouseStyle.Text(Note, HouseStyle.NoteSize, HouseStyle.Faint);
        var noteX = Math.Max(x, width - Margin - TextLine.Width(note, paint));
        TextLine.Draw(canvas, paint, note, noteX, LegendY, width - Margin - noteX);
    }

    private static void DrawSwatch(SKCanvas canvas, Paint paint, LegendEntry entry, float x)
    {
        var part = SwatchWidth / entry.Colors.Length;
        for (var i = 0; i < entry.Colors.Length; i++)
        {
            var (left, right) = (x + i * part, x + (i + 1) * part);
            if (entry.Filled)
                new FillStyle(entry.Colors[i]).Render(canvas, new PixelRect(left, right, LegendY + 6, LegendY - 6), paint);
            else
                new LineStyle(HouseStyle.LineWidth, entry.Colors[i]).Render(canvas, new PixelLine(left, LegendY, right, LegendY), paint);
        }
    }
}
