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
            ".SVG" => Encoding.UTF8.GetBytes(figure.ToSvg()),
            var ending => throw new InvalidInputException(
                $"a figure is written as .png or .svg, not as '{ending.ToLowerInvariant()}'; name the file so", path),
        };
        try
        {
            WriteAndRename(content, Path.GetFullPath(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the figure cannot be written: {cause.Message}", path, innerException: cause);
        }
    }

    private static void WriteAndRename(byte[] content, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
