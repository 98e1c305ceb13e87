using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>Text on one line of limited width.</summary>
internal static class TextLine
{
    // Half a pixel: a text must fit where its own width was left for it, whatever the rounding.
    private const float Tolerance = 0.5f;

    /// <summary>Draws the text from x on, cut with an ellipsis where it is too wide, and returns the width that it took.</summary>
    internal static float Draw(SKCanvas canvas, Paint paint, LabelStyle text, float x, float y, float available)
    {
        text.Text = Fit(text, paint, available);
        if (text.Text.Length == 0)
            return 0;
        text.Render(canvas, new Pixel(x, y), paint);
        return Width(text, paint);
    }

    internal static float Width(LabelStyle text, Paint paint) => text.Measure(text.Text, paint).Width;

    private static string Fit(LabelStyle style, Paint paint, float available)
    {
        var text = style.Text;
        if (text.Length == 0 || style.Measure(text, paint).Width <= available + Tolerance)
            return text;
        for (var length = text.Length - 1; length > 0; length--)
        {
            var cut = text[..length].TrimEnd() + "…";
            if (style.Measure(cut, paint).Width <= available)
                return cut;
        }

        return "";
    }
}
