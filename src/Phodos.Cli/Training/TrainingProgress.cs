using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Graphs;
using Phodos.Learning.Training;
using Spectre.Console;

namespace Phodos.Cli.Training;

/// <summary>
/// Shows a training as it goes: two bars on a terminal, a line an epoch elsewhere, and every epoch in the log of the run.
/// </summary>
internal sealed class TrainingProgress : ITrainingObserver
{
    private readonly Terminal _terminal;
    private readonly RunFolder _run;
    private readonly ProgressTask? _epochs;
    private readonly ProgressTask? _batches;

    private TrainingProgress(Terminal terminal, RunFolder run, ProgressTask? epochs, ProgressTask? batches)
    {
        _terminal = terminal;
        _run = run;
        _epochs = epochs;
        _batches = batches;
    }

    internal static TrainingState Show(
        Terminal terminal,
        RunFolder run,
        TrainingOptions options,
        Trainer trainer,
        IReadOnlyList<LabelledGraph> training,
        IReadOnlyList<LabelledGraph> validation,
        CancellationToken cancellation)
    {
        if (!terminal.IsInteractive)
            return trainer.Train(training, validation, new TrainingProgress(terminal, run, null, null), cancellation);
        return terminal.WithProgressBars(bars =>
        {
            var epochs = bars.AddTask("Training", maxValue: options.Epochs);
            epochs.Increment(trainer.State.Epoch - 1);
            return trainer.Train(training, validation, new TrainingProgress(terminal, run, epochs, bars.AddTask("Epoch")), cancellation);
        });
    }

    public void BatchDone(int epoch, int batch, int batches)
    {
        if (_batches is null)
            return;
        _batches.Description = string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch}");
        _batches.MaxValue = batches;
        _batches.Value = batch;
    }

    public void EpochDone(EpochMetrics metrics, bool isBest)
    {
        var validation = metrics.Validation is { } measured
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", validation RMSE {measured.Rmse:F4}, MAE {measured.Mae:F4}, R2 {measured.R2:F3}{(isBest ? " (best)" : "")}")
            : "";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {metrics.Epoch}: loss {metrics.TrainingLoss:F4}{validation}, {metrics.Seconds:F1} s");
        _run.Log(line);
        if (_epochs is null)
        {
            _terminal.Note(line);
            return;
        }

        _epochs.Increment(1);
        if (isBest)
            _epochs.Description = string.Create(CultureInfo.InvariantCulture, $"Training, best RMSE {metrics.Validation!.Rmse:F4}");
    }
}
