using System.Globalization;
using System.Security;
using System.Text;
using Phodos.Reports.Style;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>Draws into an SVG document and completes what Skia leaves out.</summary>
internal static class SvgDocument
{
    internal static string Write(string title, int width, int height, Action<SKCanvas> draw)
    {
        using var bytes = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(width, height), bytes))
        {
            using var white = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(0, 0, width, height, white);
            draw(canvas);
        }

        // Skia gives no viewBox, without which a browser crops instead of scaling; ends lists with a comma that strict readers refuse;
        // names one font alone, where a reader without it needs to know its kind; and writes semi-bold (600) as 500.
        var root = string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" ");
        var svg = Encoding.UTF8.GetString(bytes.ToArray())
            .Replace("<svg ", root, StringComparison.Ordinal)
            .Replace(", \"", "\"", StringComparison.Ordinal)
            .Replace($"{EmbeddedFont.Name}\"", $"{EmbeddedFont.Name}, Source Sans Pro, Helvetica, Arial, sans-serif\"", StringComparison.Ordinal)
            .Replace("font-weight=\"500\"", "font-weight=\"600\"", StringComparison.Ordinal);
        var afterRoot = svg.IndexOf('>', svg.IndexOf("<svg ", StringComparison.Ordinal)) + 1;
        return svg.Insert(afterRoot, $"\n\t<title>{SecurityElement.Escape(title)}</title>");
    }
}
