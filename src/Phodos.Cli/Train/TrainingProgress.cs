using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments;
using Phodos.Learning.Training;
using Spectre.Console;

namespace Phodos.Cli.Train;

/// <summary>
/// Shows runs as they go: two bars on a terminal, a line an epoch elsewhere, and every epoch in the log of the run.
/// </summary>
internal sealed class TrainingProgress(Terminal terminal, CancellationToken cancellation) : IRunObserver
{
    public void Say(string text) => terminal.Note(text);

    public T Watch<T>(string title, int total, Func<Action<int>, T> work) => terminal.WithProgress(title, total, work, cancellation);

    public TrainingState WatchTraining(
        RunFolder run, TrainingOptions options, TrainingState start, Func<ITrainingObserver, TrainingState> train)
    {
        if (start.IsFinished || !terminal.IsInteractive)
            return train(new EpochLines(terminal, run, null, null));
        return terminal.WithProgressBars(bars =>
        {
            var epochs = bars.AddTask("Training", maxValue: options.Epochs);
            epochs.Increment(start.Epoch - 1);
            return train(new EpochLines(terminal, run, epochs, bars.AddTask("Epoch")));
        });
    }

    private sealed class EpochLines(Terminal terminal, RunFolder run, ProgressTask? epochs, ProgressTask? batchesOfEpoch)
        : ITrainingObserver
    {
        public void BatchDone(int epoch, int batch, int batches)
        {
            if (batchesOfEpoch is null)
                return;
            batchesOfEpoch.Description = string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch}");
            batchesOfEpoch.MaxValue = batches;
            batchesOfEpoch.Value = batch;
        }

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
            var validation = metrics.Validation is { } measured
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $", validation RMSE {measured.Rmse:F4}, MAE {measured.Mae:F4}, R2 {measured.R2:F3}{(isBest ? " (best)" : "")}")
                : metrics.Remark is { } remark ? $", {remark}{(isBest ? " (best)" : "")}" : "";
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {metrics.Epoch}: loss {metrics.TrainingLoss:F4}{validation}, {metrics.Seconds:F1} s");
            run.Log(line);
            if (epochs is null)
            {
                terminal.Note(line);
                return;
            }

            epochs.Increment(1);
            if (isBest && metrics.Validation is not null)
                epochs.Description = string.Create(CultureInfo.InvariantCulture, $"Training, best RMSE {metrics.Validation.Rmse:F4}");
        }
    }
}
