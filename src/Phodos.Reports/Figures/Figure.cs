using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>A finished figure, ready to be written as PNG or SVG.</summary>
public sealed class Figure
{
    private readonly Action<SKCanvas> _draw;

    internal Figure(string title, int width, int height, Action<SKCanvas> draw, double pngScale = 2)
    {
        Title = title;
        Width = width;
        Height = height;
        _draw = draw;
        PngScale = pngScale;
    }

    /// <summary>What the figure shows; the title of the SVG document.</summary>
    public string Title { get; }

    /// <summary>The width in logical pixels (96 an inch).</summary>
    public int Width { get; }

    /// <summary>The height in logical pixels (96 an inch).</summary>
    public int Height { get; }

    /// <summary>The pixels of a PNG for each logical pixel: sharp on paper; less for a figure with much in it.</summary>
    public double PngScale { get; }

    /// <summary>The figure as the bytes of a PNG file.</summary>
    public byte[] ToPng()
    {
        using var bitmap = new SKBitmap((int)(Width * PngScale), (int)(Height * PngScale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)PngScale);
        _draw(canvas);
        using var pixels = bitmap.PeekPixels();
        // Without row filters line art packs better.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, zLibLevel: 9))
            ?? throw new InvalidOperationException("Skia could not encode the figure as PNG");
        return png.ToArray();
    }

    /// <summary>The figure as an SVG document; its text stays text.</summary>
    public string ToSvg() => SvgDocument.Write(Title, Width, Height, _draw);

    /// <summary>
    /// Writes the figure, PNG or SVG by the ending of the name. The file is whole or not there: it is written beside its place and renamed.
    /// </summary>
    /// <param name="path">The file; its folder is made when it is missing, an older file is replaced.</param>
    /// <exception cref="InvalidInputException">The ending is not <c>.png</c> or <c>.svg</c>, or the file cannot be written.</exception>
    public void Save(string path) => FigureFile.Save(this, path);
}
