using Phodos.Cli.Console;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Learning;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Cli.Prediction;

/// <summary>Predicts the DOS of files, some at a time, so that memory stays the same however many there are.</summary>
internal sealed class PredictionSession(Terminal terminal, CancellationToken cancellation)
{
    private const int FilesAtOnce = 256;

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    internal int Run(PredictionSettings settings)
    {
        var (files, areAllFound) = Find(settings.Inputs);
        using var predictor = DosPredictor.Load(
            settings.Weights, MoyoSymmetryFinder.Shared, settings.Computing.Device, settings.Computing.Threads);
        var workers = new Workers(settings.Computing.Threads);
        List<CrystalPrediction> printed = [];
        var predicted = 0;
        foreach (var chunk in files.Chunk(FilesAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var prepared = Prepare(chunk, settings.Format, predictor, workers);
            predicted += prepared.Count;
            if (prepared.Count > 0 && !settings.AsJson)
                OutputFolder.Make(settings.Output);
            var spectra = predictor.Predict([.. prepared.Select(entry => entry.Graph)]);
            foreach (var (entry, dos) in prepared.Zip(spectra))
            {
                var prediction = CrystalPrediction.Of(entry.File, entry.Structure, entry.Graph, dos, predictor.Config);
                if (settings.AsJson)
                    printed.Add(prediction);
                else
                    Write(settings, prediction, dos);
            }
        }

        if (settings.AsJson)
            Terminal.PrintJson(printed);
        if (files.Count > 1)
            terminal.Note($"{predicted} of {files.Count} files predicted");
        return areAllFound && predicted == files.Count ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
    }

    private static (IReadOnlyList<string> Files, bool AreAllFound) Find(IEnumerable<string> inputs)
    {
        List<string> files = [];
        var areAllFound = true;
        foreach (var input in inputs)
        {
            try
            {
                files.AddRange(InputFiles.Expand(input));
            }
            catch (InvalidInputException fault)
            {
                Terminal.Warn(fault.Message);
                areAllFound = false;
            }
        }

        return ([.. files.Distinct(StringComparer.Ordinal)], areAllFound);
    }

    private static List<Prepared> Prepare(string[] files, string? format, DosPredictor predictor, Workers workers)
    {
        var prepared = new Prepared?[files.Length];
        var faults = new string?[files.Length];
        workers.ForEach(files.Length, index =>
        {
            try
            {
                var structure = StructureReader.Read(files[index], format);
                prepared[index] = new Prepared(files[index], structure, predictor.Prepare(files[index], structure.Crystal));
            }
            catch (InvalidInputException fault)
            {
                faults[index] = fault.InFile(files[index]).Message;
            }
        });
        foreach (var fault in faults.OfType<string>())
            Terminal.Warn(fault);
        return [.. prepared.OfType<Prepared>()];
    }

    private void Write(PredictionSettings settings, CrystalPrediction prediction, DensityOfStates dos)
    {
        var path = Path.Combine(settings.Output, UniqueName(prediction.File));
        AtomicFile.WriteText(path + ".csv", prediction.ToCsv());
        LearningJson.Write(path + ".json", prediction);
        if (settings.Figure != "none")
            DosFigure.Create(prediction.Formula, Path.GetFileName(prediction.File), dos).Save($"{path}.{settings.Figure}");
        foreach (var warning in prediction.Warnings)
            terminal.Note($"{prediction.File}: {warning}");
        terminal.Note(
            $"{prediction.File}: {prediction.Formula}, {prediction.CrystalSystem}, {prediction.PrimitiveAtoms} atoms → {path}.csv");
    }

    // Two files of the same name in different folders keep their results apart.
    private string UniqueName(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
            unique = $"{name}-{number}";
        return unique;
    }

    private sealed record Prepared(string File, StructureFile Structure, CrystalGraph Graph);
}
