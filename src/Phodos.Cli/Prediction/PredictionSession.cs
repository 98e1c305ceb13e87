using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
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
    private const int FilesAtOnce = 64;

    // More than these fill a screen, and a progress bar says more.
    private const int FilesToName = 16;

    private readonly List<CrystalPrediction> _printed = [];
    private readonly PassedOver _passedOver = new();
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    internal int Run(PredictionSettings settings)
    {
        var (files, areAllFound) = InputFiles.Find(settings.Inputs);
        using var predictor = DosPredictor.Load(
            settings.Weights, MoyoSymmetryFinder.Shared, settings.Computing.Device, settings.Computing.Threads, settings.SymmetryTolerance);
        var predicted = files.Count > FilesToName && terminal.IsInteractive
            ? PredictUnderProgressBar(files, settings, predictor)
            : Predict(files, settings, predictor, Terminal.Warn, terminal.Note, _ => { });
        if (settings.AsJson)
            Terminal.PrintJson(_printed);
        _passedOver.Tell(terminal);
        var structures = files.Count - _passedOver.Count;
        if (files.Count > 1)
            terminal.Note($"{predicted} of {structures} files predicted");
        return areAllFound && predicted == structures && predicted > 0 ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
    }

    // A bar and lines of text would write over each other: faults come after it, and what went well is only counted.
    private int PredictUnderProgressBar(IReadOnlyList<StructureInput> files, PredictionSettings settings, DosPredictor predictor)
    {
        List<string> faults = [];
        var predicted = terminal.WithProgress(
            $"Predicting {files.Count} files",
            files.Count,
            progress => Predict(files, settings, predictor, faults.Add, _ => { }, progress),
            cancellation);
        faults.ForEach(Terminal.Warn);
        return predicted;
    }

    private int Predict(
        IReadOnlyList<StructureInput> files,
        PredictionSettings settings,
        DosPredictor predictor,
        Action<string> tellFault,
        Action<string> tellResult,
        Action<int> progress)
    {
        var workers = new Workers(settings.Computing.Threads);
        var predicted = 0;
        foreach (var chunk in files.Chunk(FilesAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var (prepared, faults) = Prepare(chunk, settings.Format, predictor, workers);
            faults.ForEach(tellFault);
            if (prepared.Count > 0 && !settings.AsJson)
                OutputFolder.Make(settings.Output);
            var spectra = predictor.Predict([.. prepared.Select(entry => entry.Seen)]);
            foreach (var (entry, dos) in prepared.Zip(spectra))
            {
                var prediction = CrystalPrediction.Of(entry.File, entry.Structure, entry.Seen.Graph, dos, predictor.Config);
                if (settings.AsJson)
                    _printed.Add(prediction);
                else
                    Write(settings, prediction, dos, tellResult);
            }

            predicted += prepared.Count;
            progress(chunk.Length);
        }

        return predicted;
    }

    private (List<Prepared> Prepared, List<string> Faults) Prepare(
        StructureInput[] files, string? format, DosPredictor predictor, Workers workers)
    {
        var prepared = new Prepared?[files.Length];
        var faults = new string?[files.Length];
        workers.ForEach(files.Length, index =>
        {
            var path = files[index].Path;
            try
            {
                if (files[index].Read(format) is { } structure)
                    prepared[index] = new Prepared(path, structure, predictor.Prepare(path, structure.Crystal));
            }
            catch (InvalidInputException fault)
            {
                faults[index] = fault.InFile(path).Message;
            }
        });
        foreach (var (index, file) in files.Index())
        {
            if (prepared[index] is null && faults[index] is null)
                _passedOver.Add(file.Path);
        }

        return ([.. prepared.OfType<Prepared>()], [.. faults.OfType<string>()]);
    }

    private void Write(PredictionSettings settings, CrystalPrediction prediction, DensityOfStates dos, Action<string> tellResult)
    {
        var path = Path.Combine(settings.Output, UniqueName(prediction.File));
        AtomicFile.WriteText(path + ".csv", prediction.ToCsv());
        LearningJson.Write(path + ".json", prediction);
        if (settings.Figure != "none")
            DosFigure.Create(prediction.Formula, Path.GetFileName(prediction.File), dos).Save($"{path}.{settings.Figure}");
        foreach (var warning in prediction.Warnings)
            tellResult($"{prediction.File}: {warning}");
        tellResult($"{prediction.File}: {prediction.Formula}, {prediction.CrystalSystem}, {prediction.PrimitiveAtoms} atoms → {path}.csv");
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

    private sealed record Prepared(string File, StructureFile Structure, PreparedCrystal Seen);
}
