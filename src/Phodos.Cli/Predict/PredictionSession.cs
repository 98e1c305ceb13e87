using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Prediction;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Predicts the DOS of files, some at a time, so that memory stays the same however many there are.</summary>
internal sealed class PredictionSession(Terminal terminal, CancellationToken cancellation)
{
    private const int FilesAtOnce = 64;

    // More than these fill a screen, and a progress bar says more.
    private const int FilesToName = 16;

    internal int Run(PredictionSettings settings)
    {
        var (files, areAllFound) = settings.Inputs.Find();
        using var predictor = IPhononPredictor.Load(
            settings.Weights, MoyoSymmetryFinder.Shared, settings.Computing.Device, settings.Computing.Threads, settings.SymmetryTolerance);
        RequireModes(settings, predictor);
        var stream = new InputStream(files, cancellation);
        var work = new PredictionWork(settings, predictor, cancellation);
        var notes = PredictionOutputs.Notes(settings.Weights, settings.View);
        if (settings.Shard is { } request)
        {
            var made = new ShardIdentity(
                ShardIdentity.Version, "predict", predictor.Architecture, WeightsHash.Of(settings.Weights), request.Options);
            return new ShardedWork(terminal).Run(
                request, new ShardedInputs(settings.Inputs.Words, stream, areAllFound), settings.Output.Folder, made, notes, FilesAtOnce, work.Predict);
        }

        IPredictionOutput[] outputs = PredictionOutputs.Open(settings.Output, notes, () => ResultNames.Of(stream.Names(), settings.Format));
        try
        {
            var tally = new OutcomeTally(outputs);
            if (stream.KnownCount is > FilesToName and var count && terminal.IsInteractive)
                PredictUnderProgressBar(stream, count, work, tally);
            else
                Predict(stream, work, tally, Terminal.Warn, terminal.Note, _ => { });
            foreach (var output in outputs)
                output.Complete();
            return tally.Tell(terminal, "files", "predicted", areAllFound && !stream.HasFaults);
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

    // A bar and lines of text would write over each other: faults come after it, and what went well is only counted.
    private void PredictUnderProgressBar(InputStream stream, int count, PredictionWork work, OutcomeTally tally)
    {
        List<string> faults = [];
        terminal.WithProgress(
            $"Predicting {count} files",
            count,
            progress =>
            {
                Predict(stream, work, tally, faults.Add, _ => { }, progress);
                return 0;
            },
            cancellation);
        faults.ForEach(Terminal.Warn);
    }

    private static void Predict(
        InputStream stream, PredictionWork work, OutcomeTally tally, Action<string> tellFault, Action<string> tellResult, Action<int> progress)
    {
        foreach (var step in stream.ReadInSteps(FilesAtOnce, _ => true))
        {
            foreach (var outcome in work.Predict(step))
                tally.Add(outcome, tellFault, tellResult);
            progress(step.Length);
        }
    }
}
