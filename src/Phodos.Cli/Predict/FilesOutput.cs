using Phodos.Cli.Console;
using Phodos.Formats.PhononFiles;
using Phodos.Learning;
using Phodos.Reports.Figures;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Writes files of its own for each prediction.</summary>
/// <param name="folder">The folder; it is made for the first prediction.</param>
/// <param name="kinds">What is written.</param>
/// <param name="figure">The kind of figures: png, svg, pdf or none.</param>
/// <param name="form">Their form.</param>
/// <param name="names">What the files of each input are called, without their endings.</param>
internal sealed class FilesOutput(
    string folder, IReadOnlySet<string> kinds, string figure, FigureForm form, IReadOnlyDictionary<string, string> names) : IPredictionOutput
{
    public string Add(PredictedFile prediction, string? id = null)
    {
        OutputFolder.Make(folder);
        var description = prediction.Description;
        var path = Path.Combine(folder, names[description.File]);
        if (kinds.Contains(PredictionKinds.Csv))
        {
            AtomicFile.WriteText(path + ".csv", PredictionCsv.OfSpectrum(description, prediction.Shown));
            AtomicFile.WriteText(path + "-thermodynamics.csv", PredictionCsv.OfThermodynamics(description.Thermodynamics));
            if (description.Bands is { } bands)
                AtomicFile.WriteText(path + "-bands.csv", PredictionCsv.OfBands(bands));
            foreach (var (ending, text) in DetailsCsv.Of(description, prediction.Shown))
                AtomicFile.WriteText(path + ending, text);
        }

        if (kinds.Contains(PredictionKinds.Json))
            LearningJson.Write(path + ".json", description);
        if (kinds.Contains(PredictionKinds.Phonopy))
            WritePhonopy(path, prediction);
        if (kinds.Contains(PredictionKinds.Pymatgen))
            WritePymatgen(path, prediction);
        if (kinds.Contains(PredictionKinds.Website) && prediction.Bands is { } moving)
            AtomicFile.Write(path + "-website.json", stream => PhononWebsiteWriter.Write(stream, moving, description.Formula));
        if (kinds.Contains(PredictionKinds.Cif) && prediction.Phonons.Calculated is { } calculated)
            AtomicFile.WriteText(path + ".cif", PhononPrograms.DisplacedCif(calculated));
        if (kinds.Contains(PredictionKinds.Mode) && prediction.Phonons.Calculated is { } unstable && PhononPrograms.SoftMode(unstable) is { } poscar)
            AtomicFile.WriteText(path + "-soft-mode.vasp", poscar);
        if (figure != "none")
        {
            PredictionFigures.Dos(prediction, form).Save($"{path}.{figure}");
            PredictionFigures.Bands(prediction, form)?.Save($"{path}-bands.{figure}");
            PredictionFigures.Thermodynamics(prediction, form)?.Save($"{path}-thermodynamics.{figure}");
            PredictionFigures.Displacements(prediction, form)?.Save($"{path}-displacements.{figure}");
        }

        return path;
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
    }

    private static void WritePhonopy(string path, PredictedFile prediction)
    {
        var files = PhononPrograms.PhonopyFolder(prediction);
        OutputFolder.Make(path);
        foreach (var (name, write) in files)
        {
            AtomicFile.Write(Path.Combine(path, name), stream =>
            {
                using var text = new StreamWriter(stream, leaveOpen: true);
                write(text);
            });
        }
    }

    private static void WritePymatgen(string path, PredictedFile prediction)
    {
        AtomicFile.WriteText(path + "-pymatgen.json", PhononPrograms.Pymatgen(prediction.Phonons));
        if (prediction.Bands is { } bands)
            AtomicFile.Write(path + "-pymatgen-bands.json", stream => PymatgenBandWriter.Write(stream, bands));
    }
}
