using System.Collections.Immutable;
using System.Diagnostics;
using Phodos.Datasets.Splits;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>
/// Measures how long an epoch of a run takes, without training it: a few batches after as many to warm up, and one evaluation,
/// scaled to all batches and to all validation crystals.
/// </summary>
/// <param name="data">The data.</param>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">Ends it between batches.</param>
public sealed class EpochMeasurement(ExperimentData data, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>How many batches are timed.</summary>
    public const int Batches = 3;

    // As many as an evaluation computes at once, so that its batches are full.
    private const int ValidationCrystalsOfWorker = 16;

    /// <summary>The seconds of an epoch: training, and its share of an evaluation.</summary>
    /// <exception cref="InvalidInputException">The plan does not fit the data, or a part of the split is empty.</exception>
    /// <exception cref="OperationCanceledException">The request to stop came.</exception>
    public double SecondsPerEpoch(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var split = data.Split;
        var training = Spread(split.Train, Batches * plan.Training.BatchSize);
        var validation = Spread(split.Validation, ValidationCrystalsOfWorker * plan.Machine.Threads);
        var sample = data.With(new DataSplit(split.Rule, split.Seed, training, validation, Spread(split.Test, 1)));
        var (train, evaluate) = Time(plan, sample);
        return train * BatchesOf(split.Train.Length) / BatchesOf(training.Length)
            + evaluate * split.Validation.Length / validation.Length / plan.Training.EvaluateEvery;

        int BatchesOf(int crystals) => (crystals + plan.Training.BatchSize - 1) / plan.Training.BatchSize;
    }

    private (double Train, double Evaluate) Time(RunPlan plan, ExperimentData sample)
    {
        // The first of two epochs warms up. Hardly any learning, so that no learning rate of a study makes the loss overflow here.
        var training = plan.Training with { Epochs = 2, EvaluateEvery = 1, LearningRate = 1e-12 };
        var config = (plan with { Training = training }).ConfigFor(sample);
        var workers = new Workers(plan.Machine.Threads);
        var prepared = sample.Prepare(sample.Split, config.Model, workers, observer);
        using var model = TrainingRun.CreateModel(config);
        var folder = Directory.CreateTempSubdirectory("phodos-measure-").FullName;
        try
        {
            var clock = new SecondEpoch();
            using (var trainer = new Trainer(model, config.Model, training, RunFolder.Create(folder), workers))
                trainer.Train(prepared.Training, prepared.Validation, clock, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return (clock.Trained - clock.Began, clock.Ended - clock.Trained);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Small and large crystals in the proportion of all, because their times differ much.
    private ImmutableArray<int> Spread(ImmutableArray<int> part, int most)
    {
        if (part.Length <= most)
            return part;
        int[] bySize = [.. part.OrderBy(index => data.Dataset.Entries[index].Crystal.AtomCount)];
        return [.. Enumerable.Range(0, most).Select(position => bySize[(int)((2L * position + 1) * part.Length / (2 * most))])];
    }

    private sealed class SecondEpoch : ITrainingObserver
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        internal double Began { get; private set; }

        internal double Trained { get; private set; }

        internal double Ended { get; private set; }

        public void BatchDone(int epoch, int batch, int batches)
        {
            if (epoch == 2 && batch == batches)
                Trained = _clock.Elapsed.TotalSeconds;
        }

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
            if (metrics.Epoch == 1)
                Began = _clock.Elapsed.TotalSeconds;
            else
                Ended = _clock.Elapsed.TotalSeconds;
        }
    }
}
