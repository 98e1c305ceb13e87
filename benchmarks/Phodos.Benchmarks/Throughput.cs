using System.Diagnostics;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.BuiltIn;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Training;
using Phodos.Learning.Weights;
using Phodos.Spectra;

namespace Phodos.Benchmarks;

/// <summary>
/// Crystals per second of each model at the size that the reference implementation was measured at: hidden 256, 4 processing and 4
/// transformer layers (E3NN: 32 copies, degree 1, 4 layers), batches of 8, about 14 atoms a crystal, cutoff 4 Å. Rates are per second
/// of processor time, which other work on the machine disturbs less than the clock on the wall.
/// </summary>
internal static class Throughput
{
    private const int CrystalCount = 256;
    private const int TargetAtoms = 14;
    private const int Rounds = 5;
    private static readonly GraphOptions GraphOptions = new() { CanonicalCell = false };

    // Rates of the reference implementation stand nowhere here: they count only from the same machine on the same day.
    private static readonly ModelCase[] Models =
    [
        new("dostransformer", new DosTransformerOptions { ProcessingLayers = 4, TransformerLayers = 4, AttentionDropout = 0 }),
        new("graph-network-energies", new GraphNetworkOptions { ProcessingLayers = 4 }),
        new("graph-network", new GraphNetworkOptions { ProcessingLayers = 4 }),
        new("mlp-energies", new MlpOptions { Layers = 4 }),
        new("mlp", new MlpOptions { Layers = 4 }),
        new("e3nn", new E3nnOptions { Layers = 4 }),
    ];

    /// <summary>Measures.</summary>
    /// <param name="threads">How many workers compute.</param>
    /// <param name="names">The models; none is all.</param>
    internal static void Run(int threads, string[] names)
    {
        TorchRuntime.Initialize();
        var crystals = Crystals();
        LabelledGraph[] Graphs() => [.. crystals.Select(entry =>
            new LabelledGraph(CrystalGraph.Of("", entry.Crystal, entry.System, GraphOptions), [.. entry.Dos.Values]))];

        var graphs = Graphs();
        var atoms = graphs.Sum(graph => graph.Graph.AtomCount);
        Print("atoms a crystal", (double)atoms / CrystalCount);
        Print("edges an atom", (double)graphs.Sum(graph => graph.Graph.Neighbors.EdgeCount) / atoms);

        // Quick work is repeated until the code is compiled at its best and the clock is fine enough.
        const int Repetitions = 100;
        Report("graphs", [.. MeasureRounds(() =>
        {
            for (var repetition = 0; repetition < Repetitions; repetition++)
                _ = Graphs();
        }).Select(rate => rate * Repetitions)]);

        foreach (var model in Models.Where(model => names.Length == 0 || names.Contains(model.Name)))
            Measure(model, graphs, new Workers(threads));
        if (names.Length == 0 || names.Contains(ShippedModel.Name))
            MeasureShipped(graphs, new Workers(threads));
    }

    private static void MeasureShipped(LabelledGraph[] graphs, Workers workers)
    {
        var (model, _) = ModelFile.Load(ShippedModel.Name, TorchSharp.torch.CPU);
        using (model)
        {
            CrystalGraph[] inputs = [.. graphs.Select(graph => graph.Graph)];
            var evaluator = new Evaluator(model, workers);
            Report($"{ShippedModel.Name}: inference", MeasureRounds(() => evaluator.Predict(inputs)));
        }
    }

    private static void Measure(ModelCase modelCase, LabelledGraph[] graphs, Workers workers)
    {
        var config = ModelConfig.Of(modelCase.Name, modelCase.Options, GraphOptions, FrequencyGrid.Paper);
        using var model = config.CreateModel();
        var folder = Directory.CreateTempSubdirectory("phodos-throughput-");
        try
        {
            var epochs = new EpochClock();
            using var trainer = new Trainer(
                model,
                config,
                new TrainingOptions { Epochs = Rounds + 1, EvaluateEvery = Rounds + 1, CheckpointEvery = Rounds + 1 },
                RunFolder.Create(folder.FullName),
                workers);
            trainer.Train(graphs, graphs[..8], epochs, CancellationToken.None);
            Report($"{modelCase.Name}: training", epochs.Rates);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        model.eval();
        CrystalGraph[] inputs = [.. graphs.Select(graph => graph.Graph)];
        var evaluator = new Evaluator(model, workers, batchSize: 8);
        Report($"{modelCase.Name}: inference", MeasureRounds(() => evaluator.Predict(inputs)));
    }

    // The smallest cells are made larger along one axis, to the size of the reference's crystals.
    private static DosEntry[] Crystals() => [.. BuiltInDataset.Create().Entries.Take(CrystalCount).Select(entry => entry with
    {
        Crystal = entry.Crystal.Supercell(
            IntegerMatrix.Diagonal(Math.Max(1, (int)Math.Round((double)TargetAtoms / entry.Crystal.AtomCount)), 1, 1)),
    })];

    private static List<double> MeasureRounds(Action work)
    {
        work();
        List<double> rates = [];
        for (var round = 0; round < Rounds; round++)
        {
            var start = ProcessorSeconds();
            work();
            rates.Add(CrystalCount / (ProcessorSeconds() - start));
        }

        return rates;
    }

    private static void Report(string name, List<double> rates)
    {
        rates.Sort();
        var median = rates[rates.Count / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34} {median,10:F1} crystals per processor second (median of {rates.Count}, {rates[0]:F1} to {rates[^1]:F1})"));
    }

    private static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {value,10:F1}"));

    private static double ProcessorSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    // The last batch of an epoch ends it, so that evaluation and checkpoint do not count; the first epoch warms up.
    private sealed class EpochClock : ITrainingObserver
    {
        private double _start;

        internal List<double> Rates { get; } = [];

        public void BatchDone(int epoch, int batch, int batches)
        {
            if (batch == 1)
                _start = ProcessorSeconds();
            if (batch == batches && epoch > 1)
                Rates.Add(CrystalCount * (batches - 1.0) / batches / (ProcessorSeconds() - _start));
        }

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
        }
    }

    /// <param name="Name">The architecture.</param>
    /// <param name="Options">Its size.</param>
    private sealed record ModelCase(string Name, object Options);
}
