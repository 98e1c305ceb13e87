using System.Diagnostics;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

/// <summary>The count of live tensors is one for the whole process, so nothing else may run beside this.</summary>
[CollectionDefinition(nameof(TrainingMemoryTests), DisableParallelization = true)]
[Collection(nameof(TrainingMemoryTests))]
public sealed class TrainingMemoryTests : IDisposable
{
    private const int Epochs = 700; // of three batches
    private const int WarmUpEpochs = 200;
    private const int EpochsBetweenSamples = 50;
    private const long AllowedGrowth = 48 << 20; // a tenth of what a leak of one activation a layer would take

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void More_than_two_thousand_steps_leave_no_tensor_behind_and_keep_resident_memory()
    {
        var options = TinyTraining.Options with
        {
            Epochs = Epochs,
            EvaluateEvery = EpochsBetweenSamples,
            CheckpointEvery = EpochsBetweenSamples,
            LearningRateDecay = 1,
            Patience = Epochs,
            FirstEpoch = Epochs,
        };
        var samples = new MemorySamples();
        using var model = TinyModel.Create(new DosTransformerOptions { Hidden = 8, ProcessingLayers = 1, TransformerLayers = 1 }, ScalarType.Float32);
        using (var trainer = new Trainer(model, TinyModel.Config, options, RunFolder.Create(_folder.Path), new Workers(2)))
            trainer.Train(TinyTraining.Crystals, TinyTraining.Validation, samples, CancellationToken.None).IsFinished.ShouldBeTrue();

        samples.Steps.ShouldBeGreaterThan(2000);
        samples.LiveTensors.Distinct().ShouldHaveSingleItem();
        (samples.Resident.Max() - samples.Resident[0]).ShouldBeLessThan(AllowedGrowth);
    }

    private sealed class MemorySamples : ITrainingObserver
    {
        internal int Steps { get; private set; }

        internal List<long> LiveTensors { get; } = [];

        internal List<long> Resident { get; } = [];

        public void BatchDone(int epoch, int batch, int batches) => Steps++;

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
            if (metrics.Epoch < WarmUpEpochs || metrics.Epoch % EpochsBetweenSamples != 0)
                return;

            // Only before the first sample, so that the collector does not hide a tensor that nobody disposed of.
            if (LiveTensors.Count == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            LiveTensors.Add(Tensor.TotalCount);
            using var process = Process.GetCurrentProcess();
            Resident.Add(process.WorkingSet64);
        }
    }
}
