using System.Diagnostics;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets.BuiltIn;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Benchmarks;

/// <summary>
/// Crystals per second of DOSTransformer at the size that the reference implementation was measured at: hidden
/// 256, 4 processing and 4 transformer layers, batches of 8, about 14 atoms a crystal, cutoff 4 Å. Rates are
/// per second of processor time, which other work on the machine disturbs less than the clock on the wall.
/// </summary>
internal static class Throughput
{
    private const int Crystals = 256;
    private const int TargetAtoms = 14;
    private const int Rounds = 5;

    // The reference implementation (PyTorch 1.13.1, float64, two threads) on a 2-core Xeon
    // with AVX-512: crystals per wall second, of which each took two processor seconds.
    private const double ReferenceTraining = 3.7 / 2;
    private const double ReferenceInference = 11.6 / 2;
    private const double ReferenceGraphs = 175;

    internal static void Run(int threads)
    {
        TorchRuntime.Initialize();
        var options = new GraphOptions { CanonicalCell = false };
        var entries = BuiltInDataset.Create().Entries;
        (Crystal Crystal, double[] Target, CrystalSystem System)[] crystals =
            [.. entries.Take(Crystals).Select(entry => (Enlarged(entry.Crystal), entry.Dos.Values.ToArray(), entry.System))];
        LabelledGraph[] Graphs() =>
            [.. crystals.Select(entry => new LabelledGraph(CrystalGraph.Of("", entry.Crystal, entry.System, options), entry.Target))];

        var graphs = Graphs();
        var atoms = graphs.Sum(graph => graph.Graph.AtomCount);
        Print("atoms a crystal", (double)atoms / Crystals);
        Print("edges an atom", (double)graphs.Sum(graph => graph.Graph.Neighbors.EdgeCount) / atoms);

        // Quick work is repeated until the code is compiled at its best and the clock is fine enough.
        const int Repetitions = 100;
        Report("graphs", ReferenceGraphs, [.. MeasureRounds(() =>
        {
            for (var repetition = 0; repetition < Repetitions; repetition++)
                _ = Graphs();
        }).Select(rate => rate * Repetitions)]);

        var config = ModelConfig.Of(
            "dostransformer",
            new DosTransformerOptions { ProcessingLayers = 4, TransformerLayers = 4, AttentionDropout = 0 },
            options,
            FrequencyGrid.Paper);
        using var model = config.CreateModel();
        var workers = new Workers(threads);
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
            Report("training", ReferenceTraining, epochs.Rates);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        model.eval();
        CrystalGraph[] inputs = [.. graphs.Select(graph => graph.Graph)];
        var evaluator = new Evaluator(model, workers, batchSize: 8);
        Report("inference", ReferenceInference, MeasureRounds(() => evaluator.Predict(inputs)));
    }

    // The smallest cells are made larger along one axis, to the size of the reference's crystals.
    private static Crystal Enlarged(Crystal crystal) =>
        crystal.Supercell(IntegerMatrix.Diagonal(Math.Max(1, (int)Math.Round((double)TargetAtoms / crystal.AtomCount)), 1, 1));

    private static List<double> MeasureRounds(Action work)
    {
        work();
        List<double> rates = [];
        for (var round = 0; round < Rounds; round++)
        {
            var start = ProcessorSeconds();
            work();
            rates.Add(Crystals / (ProcessorSeconds() - start));
        }

        return rates;
    }

    private static void Report(string name, double reference, List<double> rates)
    {
        rates.Sort();
        var median = rates[rates.Count / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-16} {median,10:F1} crystals per processor second (median of {rates.Count}, {rates[0]:F1} to {rates[^1]:F1}), "
            + $"{median / reference:F1} x the reference's {reference}"));
    }

    private static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} {value,10:F1}"));

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
                Rates.Add(Crystals * (batches - 1.0) / batches / (ProcessorSeconds() - _start));
        }

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
        }
    }
}
