using System.Text;

namespace Phodos.Reports.Figures;

/// <summary>Puts a figure into a file.</summary>
internal static class FigureFile
{
    internal static void Save(Figure figure, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => figure.ToPng(),
            ".PDF" => figure.ToPdf(),
            ".SVG" => Encoding.UTF8.GetBytes(figure.ToSvg()),
            var ending => throw new InvalidInputException(
                $"a figure is written as .png, .svg or .pdf, not as '{ending.ToLowerInvariant()}'; name the file so", path),
        };
        try
        {
            AtomicFile.Write(path, stream => stream.Write(content));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the figure cannot be written: {cause.Message}", path, innerException: cause);
        }
    }
}
