using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Phodos.Learning;
using Phodos.Reports.Figures;
using Phodos.Reports.Predictions;

namespace Phodos.Web.Endpoints;

/// <summary>A file that a prediction can be downloaded as.</summary>
/// <param name="Name">How requests name it.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Ending">What follows the name of the structure in the name of the file.</param>
/// <param name="Make">Makes the content.</param>
internal sealed record DownloadFormat(string Name, string ContentType, string Ending, Func<PredictedFile, byte[]> Make)
{
    private static readonly DownloadFormat[] All =
    [
        new("csv", "text/csv", ".csv", prediction => Bytes(PredictionCsv.OfSpectrum(prediction.Description, prediction.Shown))),
        new(
            "thermodynamics-csv",
            "text/csv",
            "-thermodynamics.csv",
            prediction => Bytes(PredictionCsv.OfThermodynamics(prediction.Description.Thermodynamics))),
        new(
            "json",
            "application/json",
            ".json",
            prediction => JsonSerializer.SerializeToUtf8Bytes(prediction.Description, LearningJson.Options)),
        new("phonopy", "application/zip", "-phonopy.zip", PhonopyZip),
        new(
            "pymatgen", "application/json", "-pymatgen.json", prediction => Bytes(PhononPrograms.Pymatgen(prediction.Phonons))),
        new("png", "image/png", ".png", prediction => PredictionFigures.Dos(prediction).ToPng()),
        new("svg", "image/svg+xml", ".svg", prediction => Bytes(PredictionFigures.Dos(prediction).ToSvg())),
        new("pdf", "application/pdf", ".pdf", prediction => PredictionFigures.Dos(prediction).ToPdf()),
        new("thermodynamics-png", "image/png", "-thermodynamics.png", prediction => Thermodynamics(prediction).ToPng()),
        new("thermodynamics-svg", "image/svg+xml", "-thermodynamics.svg", prediction => Bytes(Thermodynamics(prediction).ToSvg())),
        new("thermodynamics-pdf", "application/pdf", "-thermodynamics.pdf", prediction => Thermodynamics(prediction).ToPdf()),
    ];

    /// <summary>The format of a name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    internal static DownloadFormat Named(string name) =>
        Array.Find(All, format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(
            $"there is no format {Excerpt.Quoted(name)}; choose one of {string.Join(", ", All.Select(format => format.Name))}");

    /// <summary>The header that names the file after a structure.</summary>
    internal string DispositionOf(string structure)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(Path.GetFileNameWithoutExtension(structure) + Ending);
        return header.ToString();
    }

    private static Figure Thermodynamics(PredictedFile prediction) => PredictionFigures.Thermodynamics(prediction)
        ?? throw new InvalidInputException("a figure needs two temperatures or more; give a range such as 0:1000:10");

    private static byte[] PhonopyZip(PredictedFile prediction)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in PhononPrograms.PhonopyFolder(prediction))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the same bytes at any time
                using var text = new StreamWriter(entry.Open());
                write(text);
            }
        }

        return content.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
