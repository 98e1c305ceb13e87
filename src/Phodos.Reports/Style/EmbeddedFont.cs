using ScottPlot;
using SkiaSharp;

namespace Phodos.Reports.Style;

/// <summary>
/// Source Sans 3 (Adobe, OFL 1.1) out of this assembly. The system's fonts are never asked: a bare machine has none, and ScottPlot then
/// leaves all text out without a word; and a figure shall look the same on every machine.
/// </summary>
internal sealed class EmbeddedFont : IFontResolver
{
    internal const string Name = "Source Sans 3";

    private static readonly Lazy<SKTypeface> Regular = new(() => Load("SourceSans3-Regular.ttf"));
    private static readonly Lazy<SKTypeface> SemiBold = new(() => Load("SourceSans3-SemiBold.ttf"));

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? (weight >= FontWeight.SemiBold ? SemiBold : Regular).Value : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the font {resource} is not in the assembly");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
