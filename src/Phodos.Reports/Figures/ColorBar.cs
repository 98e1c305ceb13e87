using Phodos.Reports.Style;
using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>A horizontal bar that says which colour is which number.</summary>
internal sealed record ColorBar(ColorScale Scale, string Label, int Ticks = 5)
{
    private const int Steps = 100;
    private const float Thickness = 14;
    private const float TickLength = 4;

    internal void Draw(SKCanvas canvas, Paint paint, float left, float top, float width)
    {
        var label = HouseStyle.Text(Label, HouseStyle.NoteSize, HouseStyle.Ink);
        TextLine.Draw(canvas, paint, label, left, top - 12, width);
        for (var step = 0; step < Steps; step++)
        {
            var color = Scale.Of(Scale.At((step + 0.5) / Steps));
            // Half a pixel of overlap, lest white lines shine through.
            var right = Math.Min(left + (step + 1) * width / Steps + 0.5f, left + width);
            new FillStyle(color).Render(canvas, new PixelRect(left + step * width / Steps, right, top + Thickness, top), paint);
        }

        var ticks = Scale.High > Scale.Low ? Ticks : 1;
        for (var tick = 0; tick < ticks; tick++)
        {
            var fraction = ticks == 1 ? 0.5 : tick / (ticks - 1.0);
            var x = left + (float)(fraction * width);
            new LineStyle(HouseStyle.FrameWidth, HouseStyle.Ink).Render(
                canvas, new PixelLine(x, top + Thickness, x, top + Thickness + TickLength), paint);
            var text = HouseStyle.Text(NumberText.Write(Scale.At(fraction), digits: 2), HouseStyle.TickSize, HouseStyle.Ink);
            text.Alignment = Alignment.UpperCenter;
            text.Render(canvas, new Pixel(x, top + Thickness + TickLength + 2), paint);
        }
    }
}
