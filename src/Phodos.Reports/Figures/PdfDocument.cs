using SkiaSharp;

namespace Phodos.Reports.Figures;

/// <summary>
/// Draws into a PDF of one page; its text stays text, in the house's font, which the file holds. Skia rounds the page to whole points
/// (0.35 mm).
/// </summary>
internal static class PdfDocument
{
    private const float PointsPerPixel = 72f / 96;

    /// <param name="title">The title in the properties of the document.</param>
    /// <param name="width">The width of the page (logical pixels).</param>
    /// <param name="height">The height of the page (logical pixels).</param>
    /// <param name="draw">Draws in logical pixels.</param>
    internal static byte[] Write(string title, double width, double height, Action<SKCanvas> draw)
    {
        using var bytes = new MemoryStream();

        // Without dates: the same figure is the same file at any time.
        var metadata = SKDocumentPdfMetadata.Default;
        metadata.Title = title;
        metadata.Creator = "Phodos";
        metadata.Producer = "Phodos";
        using (var document = SKDocument.CreatePdf(bytes, metadata))
        {
            var canvas = document.BeginPage((float)(width * PointsPerPixel), (float)(height * PointsPerPixel));
            canvas.Scale(PointsPerPixel);
            draw(canvas);
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }
}
