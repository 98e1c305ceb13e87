using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Prediction;

/// <summary>Predicts the DOS of files, some at a time, so that memory stays the same however many there are.</summary>
internal sealed class PredictionSession(Terminal terminal, CancellationToken cancellation)
{
    private const int FilesAtOnce = 64;

    // More than these fill a screen, and a progress bar says more.
    private const int FilesToName = 16;

    private readonly PassedOver _passedOver = new();

    internal int Run(PredictionSettings settings)
    {
        var (files, areAllFound) = InputFiles.Find(settings.Inputs);
        using var predictor = IPhononPredictor.Load(
            settings.Weights, MoyoSymmetryFinder.Shared, settings.Computing.Device, settings.Computing.Threads, settings.SymmetryTolerance);
        RequireModes(settings, predictor);
        IPredictionOutput[] outputs = PredictionOutputs.Open(
            settings.Output, PredictionOutputs.Notes(settings.Weights, settings.View), ResultNames.Of(files, settings.Format));
        try
        {
            var predicted = files.Count > FilesToName && terminal.IsInteractive
                ? PredictUnderProgressBar(files, settings, predictor, outputs)
                : Predict(files, settings, predictor, outputs, Terminal.Warn, terminal.Note, _ => { });
            foreach (var output in outputs)
                output.Complete();
            return Tell(files.Count, predicted, areAllFound);
        }
        finally
        {
            foreach (var output in outputs)
                output.Dispose();
        }
    }

    private static void RequireModes(PredictionSettings settings, IPhononPredictor predictor)
    {
        if (predictor.TellsModes)
            return;
        if (WantedOfModes(settings) is { } wanted)
        {
            throw new InvalidInputException(
                $"{wanted} needs modes, and {predictor.Architecture} predicts the DOS alone; choose --weights that predict force constants");
        }
    }

    private static string? WantedOfModes(PredictionSettings settings)
    {
        if (settings.Bands.IsAsked)
            return "--bands";
        if (settings.View.Details != PhononDetails.None)
            return "--also";
        return settings.Output.Kinds.FirstOrDefault(PredictionKinds.OfModes.Contains) is { } kind ? "--write " + kind : null;
    }

    private int Tell(int files, int predicted, bool areAllFound)
    {
        _passedOver.Tell(terminal);
        var structures = files - _passedOver.Count;
        if (files > 1)
            terminal.Note($"{predicted} of {structures} files predicted");
        return areAllFound && predicted == structures && predicted > 0 ? CommandRunner.Succeeded : CommandRunner.WrongUsageOrInput;
    }

    // A bar and lines of text would write over each other: faults come after it, and what went well is only counted.
    private int PredictUnderProgressBar(
        IReadOnlyList<StructureInput> files, PredictionSettings settings, IPhononPredictor predictor, IPredictionOutput[] outputs)
    {
        List<string> faults = [];
        var predicted = terminal.WithProgress(
            $"Predicting {files.Count} files",
            files.Count,
            progress => Predict(files, settings, predictor, outputs, faults.Add, _ => { }, progress),
            cancellation);
        faults.ForEach(Terminal.Warn);
        return predicted;
    }

    private int Predict(
        IReadOnlyList<StructureInput> files,
        PredictionSettings settings,
        IPhononPredictor predictor,
        IPredictionOutput[] outputs,
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
            var phonons = predictor.PredictPhonons([.. prepared.Select(entry => entry.Seen)]);
            var described = new PredictedFile[prepared.Count];
            workers.ForEach(
                described.Length,
                index =>
                {
                    var (file, structure, seen) = prepared[index];
                    var bands = phonons[index].Calculated is { } modes ? settings.Bands.Of(modes.Matrix, settings.Output, settings.View.Details, cancellation) : null;
                    described[index] = settings.View.Describe(file, structure, seen, phonons[index], predictor.Architecture, bands);
                });
            foreach (var prediction in described)
                ResultLine.Write(prediction, outputs, tellResult);

            predicted += prepared.Count;
            progress(chunk.Length);
        }

        return predicted;
    }

    private (List<Prepared> Prepared, List<string> Faults) Prepare(
        StructureInput[] files, string? format, IPhononPredictor predictor, Workers workers)
    {
        var prepared = new Prepared?[files.Length];
        var faults = new string?[files.Length];
        workers.ForEach(files.Length, index =>
        {
            var name = files[index].Name;
            try
            {
                if (files[index].Read(format) is { } structure)
                    prepared[index] = new Prepared(name, structure, predictor.Prepare(name, structure.Crystal));
            }
            catch (InvalidInputException fault)
            {
                faults[index] = fault.InFile(name).Message;
            }
        });
        foreach (var (index, file) in files.Index())
        {
            if (prepared[index] is null && faults[index] is null)
                _passedOver.Add(file.Path);
        }

        return ([.. prepared.OfType<Prepared>()], [.. faults.OfType<string>()]);
    }

    private sealed record Prepared(string File, StructureFile Structure, PreparedCrystal Seen);
}
