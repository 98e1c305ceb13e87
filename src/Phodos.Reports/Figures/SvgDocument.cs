using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Phodos.Reports.Style;
using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>Draws into an SVG document and completes what Skia leaves out.</summary>
internal static partial class SvgDocument
{
    private const string OtherFonts = "Source Sans Pro, Helvetica, Arial, sans-serif";
    private const string ClipName = "phodos-clip-";

    /// <param name="title">The title of the document.</param>
    /// <param name="frame">The room that is drawn into; its coordinates are those of the document.</param>
    /// <param name="width">The width at which the document is shown (pixels, 96 an inch).</param>
    /// <param name="height">The height at which it is shown.</param>
    /// <param name="draw">Draws into the frame.</param>
    internal static string Write(string title, FigureFrame frame, double width, double height, Action<SKCanvas> draw)
    {
        using var bytes = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(frame.Width, frame.Height), bytes))
        {
            using var white = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(0, 0, frame.Width, frame.Height, white);
            draw(canvas);
        }

        // Skia gives no viewBox, without which a browser crops instead of scaling; ends lists with a comma that strict readers refuse;
        // names one font alone, where a reader without it needs to know its kind; and writes semi-bold (600) as 500.
        var root = string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {frame.Width} {frame.Height}\" role=\"img\" ");
        var svg = Encoding.UTF8.GetString(bytes.ToArray())
            .Replace("<svg ", root, StringComparison.Ordinal)
            .Replace(", \"", "\"", StringComparison.Ordinal)
            .Replace($"{EmbeddedFont.Name}\"", $"{EmbeddedFont.Name}, {OtherFonts}\"", StringComparison.Ordinal)
            .Replace("font-weight=\"500\"", "font-weight=\"600\"", StringComparison.Ordinal);
        var afterRoot = svg.IndexOf('>', svg.IndexOf("<svg ", StringComparison.Ordinal)) + 1;
        var begin = svg[..afterRoot]
            .Replace(Attribute("width", frame.Width), Attribute("width", width), StringComparison.Ordinal)
            .Replace(Attribute("height", frame.Height), Attribute("height", height), StringComparison.Ordinal);
        return WithOwnIds($"{begin}\n\t<title>{SecurityElement.Escape(title)}</title>{svg[afterRoot..]}");
    }

    private static string Attribute(string name, double value) => string.Create(CultureInfo.InvariantCulture, $" {name}=\"{value:0.##}\"");

    // Skia counts its clip paths through the whole process. Counted through the document, and named by its content, the same figure is the
    // same text every time, and two figures can stand in one page.
    private static string WithOwnIds(string svg)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var counted = ClipPath().Replace(svg, match =>
        {
            names.TryAdd(match.Value, $"{ClipName}{names.Count.ToString(CultureInfo.InvariantCulture)}");
            return names[match.Value];
        });
        var content = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(counted)).AsSpan(0, 4));
        return counted.Replace(ClipName, $"clip-{content}-", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=id=\"|url\\(#)cl_[0-9a-f]+(?=\"|\\))")]
    private static partial Regex ClipPath();
}
