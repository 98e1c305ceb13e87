using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures.Crystals;

/// <summary>Draws an atom as a ball with the light from the upper left: discs on discs, which are sharp in an SVG file too.</summary>
internal static class Ball
{
    private const int Discs = 11;
    private const float HighlightShift = 0.34f;
    private const float HighlightSize = 0.16f;
    private const float RimWidth = 1;

    /// <summary>Draws a ball.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="center">Its centre on the paper.</param>
    /// <param name="radius">Its radius on the paper.</param>
    /// <param name="color">Its colour.</param>
    internal static void Draw(SKCanvas canvas, SKPoint center, float radius, Color color)
    {
        using var paint = new SKPaint { IsAntialias = true };
        for (var disc = 0; disc < Discs; disc++)
        {
            var height = disc / (Discs - 1f);
            var shift = height * HighlightShift * radius;
            paint.Color = Lit(color, height).ToSKColor();
            canvas.DrawCircle(center.X - 0.6f * shift, center.Y - 0.8f * shift, radius * (1 - (1 - HighlightSize) * height), paint);
        }

        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = RimWidth;
        paint.Color = Shade.Of(color, -0.5).ToSKColor();
        canvas.DrawCircle(center.X, center.Y, radius, paint);
    }

    // From the shadow at the rim over the colour itself to the light.
    private static Color Lit(Color color, float height) =>
        Shade.Of(color, height < 0.5f ? -0.28 * (1 - 2 * height) : 0.62 * (2 * height - 1));
}
