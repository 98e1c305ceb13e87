using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>A finished figure, ready to be written as PNG, SVG or PDF.</summary>
public sealed class Figure
{
    private readonly Action<SKCanvas> _draw;
    private readonly FigureFrame _frame;
    private readonly double _width;
    private readonly double _height;

    /// <param name="title">What the figure shows.</param>
    /// <param name="frame">The room that it was laid out in.</param>
    /// <param name="size">The size that it is scaled to; null is that of the frame.</param>
    /// <param name="draw">Draws it into the frame.</param>
    /// <param name="pngScale">The pixels of a PNG for each logical pixel where no size was chosen.</param>
    internal Figure(string title, FigureFrame frame, FigureSize? size, Action<SKCanvas> draw, double pngScale = 2)
    {
        Title = title;
        _frame = frame;
        _width = size?.Width ?? frame.Width;
        _height = size?.Height ?? frame.Height;
        _draw = draw;
        PngScale = size?.PngScale ?? pngScale;
    }

    /// <summary>What the figure shows; the title of the SVG or PDF document.</summary>
    public string Title { get; }

    /// <summary>The width in logical pixels (96 an inch), rounded.</summary>
    public int Width => (int)Math.Round(_width);

    /// <summary>The height in logical pixels (96 an inch), rounded.</summary>
    public int Height => (int)Math.Round(_height);

    /// <summary>The pixels of a PNG for each logical pixel: sharp on paper; less for a figure with much in it.</summary>
    public double PngScale { get; }

    /// <summary>The figure as the bytes of a PNG file.</summary>
    public byte[] ToPng()
    {
        var (width, height) = (PixelsOf(_width), PixelsOf(_height));
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)width / _frame.Width, (float)height / _frame.Height);
        _draw(canvas);
        using var pixels = bitmap.PeekPixels();
        // Without row filters line art packs better.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, zLibLevel: 9))
            ?? throw new InvalidOperationException("Skia could not encode the figure as PNG");
        return png.ToArray();
    }

    /// <summary>The figure as an SVG document; its text stays text.</summary>
    public string ToSvg() => SvgDocument.Write(Title, _frame, _width, _height, _draw);

    /// <summary>The figure as a PDF document of one page without a margin; its text stays text.</summary>
    public byte[] ToPdf() => PdfDocument.Write(Title, _width, _height, canvas =>
    {
        canvas.Scale((float)(_width / _frame.Width), (float)(_height / _frame.Height));
        _draw(canvas);
    });

    /// <summary>
    /// Writes the figure, PNG, SVG or PDF by the ending of the name. The file is whole or not there: it is written beside its place and
    /// renamed.
    /// </summary>
    /// <param name="path">The file; its folder is made when it is missing, an older file is replaced.</param>
    /// <exception cref="InvalidInputException">
    /// The ending is not <c>.png</c>, <c>.svg</c> or <c>.pdf</c>, or the file cannot be written.
    /// </exception>
    public void Save(string path) => FigureFile.Save(this, path);

    // A usual size is of whole logical pixels, whose last may have no whole pixel; a chosen one is met as nearly as can be.
    private int PixelsOf(double side) => (int)(double.IsInteger(side) ? side * PngScale : Math.Round(side * PngScale));
}
