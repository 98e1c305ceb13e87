using System.Diagnostics;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Data;
using Phodos.Cli.Evaluation;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Learning;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;
using Phodos.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Cli.Training;

/// <summary>A training run from data to test metrics and figures, new or resumed.</summary>
internal sealed class TrainingSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);

    /// <summary>Starts a new run and trains it to the end.</summary>
    internal EvaluationReport Start(TrainingSettings settings)
    {
        settings.Training.Validated();
        var device = TorchRuntime.DeviceOf(settings.Device);
        var loaded = DataLoading.Open(settings.Data, settings.SkipFaulty, settings.SymmetryTolerance, _symmetry, terminal, cancellation);
        var dataset = loaded.Dataset;
        var split = DataLoading.SplitOf(loaded, settings.SplitRule, settings.SplitSeed);
        var config = new RunConfig(
            settings.Model with { Grid = dataset.Grid },
            settings.Training,
            new RunData(settings.Data, dataset.Sha256, dataset.Entries.Length, settings.SymmetryTolerance, settings.SkipFaulty),
            settings.InitFrom,
            RunMachine.Current(settings.Device, settings.Threads));

        random.manual_seed(config.Training.Seed);
        using var model = config.Model.CreateModel();
        var transfer = settings.InitFrom is { } weights ? TakeWeights(weights, model) : null;
        var run = RunFolder.Create(settings.Output);
        SplitJson.Write(run.SplitFile, split);
        LearningJson.Write(run.ConfigFile, config);
        Say(run, $"training {config.Model.Architecture} on {dataset.Name} ({split.Train.Length} training, {split.Validation.Length} validation, {split.Test.Length} test crystals)");
        if (transfer is not null)
            Say(run, $"initial weights from {settings.InitFrom}: {transfer}");
        model.to(device);
        return Train(run, config, model, dataset, split, device);
    }

    /// <summary>Goes on with a run that was stopped.</summary>
    internal EvaluationReport Resume(string folder)
    {
        var run = RunFolder.Open(folder);
        var config = LearningJson.Read<RunConfig>(run.ConfigFile);
        var device = TorchRuntime.DeviceOf(config.Machine.Device);
        var loaded = DataLoading.Open(config.Data.Source, config.Data.SkipFaulty, config.Data.SymmetryTolerance, _symmetry, terminal, cancellation);
        if (loaded.Dataset.Sha256 != config.Data.Sha256)
            throw new InvalidInputException($"the data are not those of this run (SHA-256 {loaded.Dataset.Sha256}, not {config.Data.Sha256}); bring the old ones back or start a new run", config.Data.Source);
        var split = SplitJson.Read(run.SplitFile);
        split.RequireFits(loaded.Dataset.Entries.Length);

        random.manual_seed(config.Training.Seed);
        using var model = config.Model.CreateModel();
        if (config.InitFrom is { } weights && !File.Exists(run.LastCheckpoint))
            TakeWeights(weights, model);
        model.to(device);
        return Train(run, config, model, loaded.Dataset, split, device);
    }

    private static string TakeWeights(string source, DosModel model)
    {
        using var content = SafetensorsFile.Read(ModelFile.Resolve(source));
        var transfer = WeightTransfer.Copy(content.Tensors, model);
        return transfer.Taken.IsEmpty
            ? throw new InvalidInputException("none of these weights fits the model; check --model and --set", source)
            : transfer.Describe();
    }

    private EvaluationReport Train(RunFolder run, RunConfig config, DosModel model, DosDataset dataset, DataSplit split, Device device)
    {
        var workers = new Workers(config.Machine.Threads);
        var training = Prepare(config, dataset, split.Train, "training", workers);
        var validation = Prepare(config, dataset, split.Validation, "validation", workers);
        int bestEpoch;
        using (var trainer = new Trainer(model, config.Model, config.Training, run, workers))
        {
            var start = trainer.State;
            if (start is { Epoch: > 1 } or { NextBatch: > 0 })
                Say(run, string.Create(CultureInfo.InvariantCulture, $"going on with epoch {start.Epoch}, batch {start.NextBatch + 1}"));
            var end = TrainingProgress.Show(terminal, run, config.Training, trainer, training, validation, cancellation);
            if (!end.IsFinished)
            {
                run.Log("stopped on request; the state is saved");
                throw new TrainingStoppedException($"stopped in epoch {end.Epoch}; the state is saved, go on with: phodos train --resume {run.FullPath}");
            }

            bestEpoch = end.BestEpoch;
            Say(run, string.Create(CultureInfo.InvariantCulture, $"finished after epoch {end.Epoch - 1}; best epoch {end.BestEpoch} with validation RMSE {end.BestRmse:F4}"));
        }

        return Finish(run, config, dataset, split, workers, device, bestEpoch);
    }

    private LabelledGraph[] Prepare(RunConfig config, DosDataset dataset, IReadOnlyList<int> indices, string part, Workers workers) => terminal.WithProgress(
        $"Preparing {indices.Count} {part} crystals",
        indices.Count,
        progress => new GraphPreparation(config.Model.Graph, _symmetry, config.Data.SymmetryTolerance).Prepare(dataset, indices, workers, progress));

    private EvaluationReport Finish(RunFolder run, RunConfig config, DosDataset dataset, DataSplit split, Workers workers, Device device, int bestEpoch)
    {
        RunFigures.WriteLossCurves(run, bestEpoch);
        if (split.Test.IsEmpty)
            throw new InvalidInputException("the split has no test crystals, so there is nothing to report", run.SplitFile);
        var (best, _) = ModelFile.Load(run.BestWeights, device);
        using (best)
        {
            var test = Prepare(config, dataset, split.Test, "test", workers);
            var clock = Stopwatch.StartNew();
            var result = new Evaluator(best, workers).Evaluate(test, dataset.Grid);
            var report = EvaluationReport.Of(dataset, "test", split.Test, config.Model.Architecture, result, clock.Elapsed);
            LearningJson.Write(run.In("test.json"), report);
            EvaluationOutput.WriteFigures(run.In("figures"), dataset, split.Test, result);
            run.Log(report.Summarize());
            return report;
        }
    }

    private void Say(RunFolder run, string text)
    {
        run.Log(text);
        terminal.Note(text);
    }
}
