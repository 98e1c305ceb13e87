using System.Diagnostics;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>
/// Measures what a trained model costs. Memory is the process's, so a process measures one model:
/// what an earlier one took would count for the next.
/// </summary>
public static class CostMeasurement
{
    /// <summary>How many crystals it trains on to find the peak of memory: those with the most atoms.</summary>
    public const int TrainingCrystals = 64;

    private const int LeastPasses = 3;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(2);

    /// <summary>Measures the model of a finished run on the test crystals.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">The data and the split of the run.</param>
    /// <param name="device">Where to compute, such as <c>cpu</c>.</param>
    /// <param name="workers">How many threads compute side by side.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <exception cref="InvalidInputException">The weights or the device cannot be used.</exception>
    public static ModelCost Measure(FinishedRun run, ExperimentData data, string device, Workers workers, IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(data);
        var prepared = data.Prepare(data.Split, run.Config.Model, workers, observer);
        var before = PeakMemory();
        var (model, config) = ModelFile.Load(run.Folder.BestWeights, TorchRuntime.DeviceOf(device));
        using (model)
        {
            var (perSecond, perProcessorSecond) = TimeInference(new Evaluator(model, workers), prepared.Test);
            var parameters = model.parameters().Sum(parameter => parameter.numel());
            TrainBriefly(model, config, run.Config.Training, prepared, workers);
            return new ModelCost(parameters, perSecond, perProcessorSecond, PeakMemory(), before);
        }
    }

    private static (double PerSecond, double PerProcessorSecond) TimeInference(Evaluator evaluator, IReadOnlyList<LabelledGraph> crystals)
    {
        CrystalGraph[] graphs = [.. crystals.Select(crystal => crystal.Graph)];
        evaluator.Predict(graphs); // the first pass compiles and takes memory
        using var process = Process.GetCurrentProcess();
        var processorBefore = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var passes = 0;
        for (; passes < LeastPasses || clock.Elapsed < LeastTime; passes++)
            evaluator.Predict(graphs);
        var elapsed = clock.Elapsed;
        process.Refresh();
        var predicted = (double)passes * graphs.Length;
        return (predicted / elapsed.TotalSeconds, predicted / (process.TotalProcessorTime - processorBefore).TotalSeconds);
    }

    private static void TrainBriefly(DosModel model, ModelConfig config, TrainingOptions options, PreparedData data, Workers workers)
    {
        var folder = Directory.CreateTempSubdirectory("phodos-measure-").FullName;
        try
        {
            LabelledGraph[] largest =
                [.. data.Training.OrderByDescending(crystal => crystal.Graph.AtomCount).Take(TrainingCrystals)];
            using var trainer = new Trainer(model, config, options with { Epochs = 1 }, RunFolder.Create(folder), workers);
            trainer.Train(largest, [data.Validation[0]], new Unobserved(), CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private sealed class Unobserved : ITrainingObserver
    {
        public void BatchDone(int epoch, int batch, int batches)
        {
        }

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
        }
    }
}
