using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

/// <summary>Trainings that take well under a second: a few crystals whose reference is one peak that falls with the mean mass.</summary>
internal static class TinyTraining
{
    internal static LabelledGraph[] Crystals { get; } = [.. Enumerable.Range(0, 5).Select(index => Label(SampleCrystals.RandomGraph(1 + index % 4, index)))];

    internal static LabelledGraph[] Validation { get; } = [.. Enumerable.Range(10, 3).Select(index => Label(SampleCrystals.RandomGraph(1 + index % 3, index)))];

    /// <summary>The same crystals as a model of the registry learns them.</summary>
    internal static LabelledGraph[] CrystalsOf(string architecture) =>
        [.. Crystals.Select(crystal => crystal with { Shares = SampleTargets.SharesOf(TinyModel.ConfigOf(architecture), crystal) })];

    /// <summary>Three batches an epoch.</summary>
    internal static TrainingOptions Options { get; } = new() { Epochs = 4, BatchSize = 2, LearningRate = 3e-3, LearningRateDecay = 0.9, Seed = 3 };

    /// <summary>Trains a fresh model in a folder, or goes on with the run there.</summary>
    internal static TrainingState Run(
        string folder, TrainingOptions options, ITrainingObserver? observer = null, CancellationTokenSource? stop = null,
        IReadOnlyList<LabelledGraph>? training = null, DosModel? model = null)
    {
        using var fresh = model is null ? TinyModel.Create(dtype: ScalarType.Float32) : null;
        using var trainer = new Trainer(model ?? fresh!, TinyModel.Config, options, RunFolder.Create(folder), new Workers(2));
        return trainer.Train(training ?? Crystals, Validation, observer ?? new Recorder(), stop?.Token ?? CancellationToken.None);
    }

    private static LabelledGraph Label(CrystalGraph graph)
    {
        var peak = 10 * Math.Exp(-graph.AtomicNumbers.Average() / 60);
        return new LabelledGraph(graph, [.. Enumerable.Range(0, TinyModel.Grid.Count).Select(point => Math.Exp(-Math.Pow((point - peak) / 2, 2)))]);
    }
}

/// <summary>Keeps what a training tells, and may do something after a batch.</summary>
internal sealed class Recorder(Action<int>? afterBatch = null) : ITrainingObserver
{
    internal List<(EpochMetrics Metrics, bool IsBest)> Epochs { get; } = [];

    internal int Batches { get; private set; }

    public void BatchDone(int epoch, int batch, int batches) => afterBatch?.Invoke(++Batches);

    public void EpochDone(EpochMetrics metrics, bool isBest) => Epochs.Add((metrics, isBest));
}
