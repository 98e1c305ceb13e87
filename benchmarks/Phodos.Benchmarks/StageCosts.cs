using System.Diagnostics;
using Phodos.Cli.Predict;
using Phodos.Cli.Sharding;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Structures;
using Phodos.Formats;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Prediction;
using Phodos.Reports.Predictions;

namespace Phodos.Benchmarks;

/// <summary>What each stage of a screening costs: processor time a structure on one thread, which other work on the machine changes little.</summary>
internal static class StageCosts
{
    private const int Step = 64;

    internal static void Run(string archive, string weights)
    {
        using var predictor = IPhononPredictor.Load(weights, MoyoSymmetryFinder.Shared);
        using var forces = predictor.TellsModes ? ForceConstantsModel.Load(ModelFile.Resolve(weights)) : null;
        var clock = new StageClock();
        var folder = Directory.CreateTempSubdirectory("phodos-stages-");
        try
        {
            var writer = new ShardWriter(new ShardFolder(folder.FullName), 2048, new Dictionary<string, string>());
            var view = new PredictionView();
            foreach (var (number, step) in StructureBundle.Read(archive, _ => true).Chunk(Step).Index())
            {
                if (number == 1)
                    clock.Clear(); // the first step compiles what the others run
                StructureFile[] structures = clock.Measure("read", () => Array.ConvertAll(step, entry => entry.Read()!));
                clock.Measure("symmetry", () => Array.ConvertAll(structures, structure => MoyoSymmetryFinder.Shared.Find(structure.Crystal, 1e-3)));
                var seen = clock.Measure("symmetry and graph", () => structures.Select(structure => predictor.Prepare("", structure.Crystal)).ToArray());
                if (forces is not null)
                    clock.Measure("network", () => forces.Predict([.. seen.Select(crystal => crystal.Crystal)]));
                var phonons = clock.Measure(forces is null ? "network" : "network and lattice dynamics", () => predictor.PredictPhonons(seen));
                var described = clock.Measure("describe", () => structures.Index().Select(entry =>
                    view.Describe(step[entry.Index].Name, entry.Item, seen[entry.Index], phonons[entry.Index], predictor.Architecture)).ToArray());
                clock.Measure("write", () => described.Select(result => writer.Add(PredictionRow.Of(result.Description))).ToArray());
                clock.Count += step.Length;
            }

            clock.Measure("write", writer.Flush);
            clock.Report();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class StageClock
    {
        private readonly OrderedDictionary<string, TimeSpan> _times = [];

        internal int Count { get; set; }

        internal void Clear()
        {
            _times.Clear();
            Count = 0;
        }

        internal T Measure<T>(string stage, Func<T> work)
        {
            using var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            var result = work();
            process.Refresh();
            _times[stage] = _times.GetValueOrDefault(stage) + process.TotalProcessorTime - start;
            return result;
        }

        internal void Report()
        {
            foreach (var (stage, time) in _times)
                Console.WriteLine(FormattableString.Invariant($"{stage,-30} {time.TotalMilliseconds / Count,10:F2} ms a structure"));
        }
    }
}
