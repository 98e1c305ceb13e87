using System.Globalization;

namespace Phodos.Reports.Figures;

/// <summary>A size that was chosen for a figure, written such as <c>85x60mm</c> or <c>800x600px</c>.</summary>
public sealed record FigureSize
{
    /// <summary>The smallest side (logical pixels, 96 an inch), 32 mm: on less no axis has room for its labels.</summary>
    public const double MinimumSide = 120;

    /// <summary>The longest side of a PNG (pixels): 6,000, which is 508 mm at 300 an inch.</summary>
    public const double MaximumPixels = 6000;

    private const double PixelsPerInch = 96;
    private const double PrintedDotsPerInch = 300;

    private FigureSize(double width, double height, double pngScale) => (Width, Height, PngScale) = (width, height, pngScale);

    /// <summary>The width (logical pixels, 96 an inch).</summary>
    public double Width { get; }

    /// <summary>The height (logical pixels, 96 an inch).</summary>
    public double Height { get; }

    /// <summary>The pixels of a PNG for each logical pixel: 1 where the size was given in pixels, else 300 an inch.</summary>
    public double PngScale { get; }

    /// <summary>Reads width x height with a unit: mm, cm, in or px.</summary>
    /// <returns>The size; null where the text is none, a side is below 32 mm (120 px) or above 508 mm (6,000 px).</returns>
    public static FigureSize? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 3)
            return null;
        double? unit = text[^2..].ToUpperInvariant() switch
        {
            "MM" => PixelsPerInch / 25.4,
            "CM" => PixelsPerInch / 2.54,
            "IN" => PixelsPerInch,
            "PX" => 1,
            _ => null,
        };
        if (unit is null || text[..^2].Split('x', 'X', '×') is not [var width, var height])
            return null;
        var pngScale = unit == 1 ? 1 : PrintedDotsPerInch / PixelsPerInch;
        return Side(width) is { } wide && Side(height) is { } high ? new FigureSize(wide, high, pngScale) : null;

        double? Side(string side) =>
            double.TryParse(side, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number * unit is >= MinimumSide and var pixels
            && pixels * pngScale <= MaximumPixels
                ? pixels
                : null;
    }
}
