using System.Globalization;
using Phodos.Datasets.Forces;
using Phodos.Learning.Training;
using Phodos.Learning.Training.Forces;

namespace Phodos.Learning.Experiments.Forces;

/// <summary>What all trainings on a store of calculations do in the same way.</summary>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">The request to stop; the state is saved first.</param>
internal sealed class StoreRun(IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>Requires that a store is what it was when the run began.</summary>
    /// <exception cref="InvalidInputException">It is another.</exception>
    internal static void RequireSameStore(string source, string expected)
    {
        var sha256 = ForceStore.Open(source).Sha256();
        if (sha256 != expected)
        {
            throw new InvalidInputException(
                $"the data are not those of this run (SHA-256 {sha256}, not {expected}); bring the old ones back or start a new run", source);
        }
    }

    /// <summary>Requires that there is something to learn from and something to choose by.</summary>
    /// <exception cref="InvalidInputException">A part is empty.</exception>
    internal static void RequireBothParts(string source, ForceParts parts, int training, int validation, string what)
    {
        if (training == 0 || validation == 0)
        {
            throw new InvalidInputException(
                $"the store has {training} {what} of the part '{ForceParts.Training}' and {validation} of '{ForceParts.Validation}'"
                + (parts.AreDrawn ? ", drawn with all crystals of a formula in one part" : "") + "; a run needs both",
                source);
        }
    }

    /// <summary>Says that a new run begins.</summary>
    internal void Begin(RunFolder run, string architecture, string store, ForceParts parts, int training, int validation)
    {
        Say(run, string.Create(
            CultureInfo.InvariantCulture,
            $"training {architecture} on {Path.GetFileName(store)} ({training} training, {validation} validation crystals)"));
        if (parts.AreDrawn)
            Say(run, "the store names no parts; they are drawn: 80 % to learn from, 10 % to validate, 10 % for a test, all crystals of a formula in one part");
    }

    /// <summary>Trains to the end, or to a request to stop.</summary>
    /// <param name="run">Where the run is kept.</param>
    /// <param name="options">How to train.</param>
    /// <param name="learning">What is learnt.</param>
    /// <param name="error">What the error that chooses the best epoch is called.</param>
    internal TrainingState Train<TCrystal>(RunFolder run, TrainingOptions options, IForceLearning<TCrystal> learning, string error)
    {
        using var trainer = new ForceTrainer<TCrystal>(learning, options, run);
        var start = trainer.State;
        if (start is { IsFinished: false } and ({ Epoch: > 1 } or { NextBatch: > 0 }))
            Say(run, string.Create(CultureInfo.InvariantCulture, $"going on with epoch {start.Epoch}, batch {start.NextBatch + 1}"));
        var end = observer.WatchTraining(run, options, start, watcher => trainer.Train(watcher, cancellation));
        Say(run, end.IsFinished
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"finished after epoch {end.Epoch - 1}; best epoch {end.BestEpoch} with validation {error} {end.BestRmse:F4}")
            : "stopped on request; the state is saved");
        return end;
    }

    /// <summary>Says something, in the log of the run too.</summary>
    internal void Say(RunFolder run, string text)
    {
        run.Log(text);
        observer.Say(text);
    }
}
