using Phodos.Cli.Console;
using Phodos.Cli.Evaluate;
using Phodos.Cli.Inputs;
using Phodos.Cli.Predict;
using Phodos.Cli.Train;
using Phodos.Datasets.Sources;
using Phodos.Datasets.Splits;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Cli.Demo;

/// <summary>Trains, evaluates and predicts on what Phodos carries.</summary>
internal sealed class DemoSession(Terminal terminal, CancellationToken cancellation)
{
    internal const int DefaultEpochs = 30;

    private const string ExampleName = "TiO2-rutile";
    private const string Example = ExampleName + ".cif";

    internal int Run(string output, int epochs, int threads)
    {
        var run = Path.Combine(output, "run");
        RemoveEarlierDemo(output, run);
        OutputFolder.Make(output);
        var example = Path.Combine(output, Example);
        WriteExample(example);

        var computing = new ComputeRequest("cpu", threads);
        var model = ModelConfig.Of(
            "dostransformer",
            new DosTransformerOptions { Hidden = 64, ProcessingLayers = 2, TransformerLayers = 2 },
            new GraphOptions(),
            FrequencyGrid.Paper);
        var report = new TrainingSession(terminal, cancellation).Start(new TrainingSettings(
            new DataRequest(DatasetSource.BuiltIn, SkipFaulty: false, SymmetryTolerance: 1e-3),
            new SplitRequest(SplitRules.ElementsRule, Seed: 0),
            computing,
            Precision: "float32",
            model,
            new TrainingOptions { Epochs = epochs, LearningRate = 1e-3 },
            run,
            FigureFiles.Usual));
        EvaluationOutput.Print(terminal, report);

        var exitCode = new PredictionSession(terminal, cancellation).Run(
            new PredictionSettings(new InputRequest([example]), run, new OutputRequest(output), computing));
        terminal.Note(
            $"Look at {output}: the prediction {Path.ChangeExtension(Example, ".png")}, "
            + "the figures of the run in run/figures, its metrics in run/metrics.csv");
        return exitCode;
    }

    // The example is written first, so a folder without it, or with anything that no demo makes, is somebody's own.
    private static void RemoveEarlierDemo(string output, string run)
    {
        string[] names = Directory.Exists(output)
            ? [.. Directory.EnumerateFileSystemEntries(output).Select(entry => Path.GetFileName(entry))]
            : [];
        var isDemo = names.Contains(Example) && names.All(name => name == "run" || name.StartsWith(ExampleName, StringComparison.Ordinal));
        if (names.Length > 0 && !isDemo)
            throw new InvalidInputException("the folder holds something other than an earlier demo; name another by --out", output);
        if (Directory.Exists(run))
            Directory.Delete(run, recursive: true);
    }

    private static void WriteExample(string path)
    {
        using var resource = typeof(DemoSession).Assembly.GetManifestResourceStream(Example)!;
        AtomicFile.Write(path, resource.CopyTo);
    }
}
