using System.Diagnostics;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Data;
using Phodos.Cli.Evaluation;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Sources;
using Phodos.Datasets.Splits;
using Phodos.Learning;
using Phodos.Learning.Evaluation;
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

    /// <summary>
    /// Starts a new run and trains it to the end. Its folder is made when nothing is left that the input could be refused for.
    /// </summary>
    internal EvaluationReport Start(TrainingSettings settings)
    {
        settings.Training.Validated();
        RunFolder.RequireFree(settings.Output);
        var device = TorchRuntime.DeviceOf(settings.Computing.Device);
        settings.Model.CreateModel().Dispose(); // a faulty option is told before large data are read
        var loaded = DataLoading.Open(settings.Data, _symmetry, terminal, cancellation);
        var dataset = loaded.Dataset;
        var config = new RunConfig(
            settings.Model with { Grid = dataset.Grid },
            settings.Training,
            new RunData(
                FullName(settings.Data.Source),
                dataset.Sha256,
                dataset.Entries.Length,
                settings.Data.SymmetryTolerance,
                settings.Data.SkipFaulty),
            settings.InitFrom is { } source ? Path.GetFullPath(source) : null,
            RunMachine.Current(settings.Computing.Device, settings.Computing.Threads, settings.Precision));

        random.manual_seed(config.Training.Seed);
        using var model = config.Model.CreateModel();
        model.to(device, TorchRuntime.DtypeOf(config.Machine.Precision));
        var transfer = config.InitFrom is { } weights ? TakeWeights(weights, model) : null;
        var split = DataLoading.SplitOf(loaded, settings.Splitting);
        var data = PreparedData.Of(config, dataset, split, _symmetry, terminal, cancellation);
        var run = RunFolder.Create(settings.Output);
        using var claim = run.Claim();
        SplitJson.Write(run.SplitFile, split);
        LearningJson.Write(run.ConfigFile, config);
        Say(
            run,
            $"training {config.Model.Architecture} on {dataset.Name} ({data.Training.Length} training, "
            + $"{data.Validation.Length} validation, {data.Test.Length} test crystals)");
        if (transfer is not null)
            Say(run, $"initial weights from {settings.InitFrom}: {transfer}");
        return Train(run, config, model, data, device);
    }

    /// <summary>Goes on with a run that was stopped.</summary>
    internal EvaluationReport Resume(string folder)
    {
        var run = RunFolder.Open(folder);
        using var claim = run.Claim();
        var config = LearningJson.Read<RunConfig>(run.ConfigFile);
        var device = TorchRuntime.DeviceOf(config.Machine.Device);
        var request = new DataRequest(config.Data.Source, config.Data.SkipFaulty, config.Data.SymmetryTolerance);
        var loaded = DataLoading.Open(request, _symmetry, terminal, cancellation);
        if (loaded.Dataset.Sha256 != config.Data.Sha256)
        {
            throw new InvalidInputException(
                $"the data are not those of this run (SHA-256 {loaded.Dataset.Sha256}, not {config.Data.Sha256}); "
                + "bring the old ones back or start a new run",
                config.Data.Source);
        }

        var split = SplitJson.Read(run.SplitFile);
        split.RequireFits(loaded.Dataset.Entries.Length);

        random.manual_seed(config.Training.Seed);
        using var model = config.Model.CreateModel();
        model.to(device, TorchRuntime.DtypeOf(config.Machine.Precision));
        if (config.InitFrom is { } weights && !File.Exists(run.LastCheckpoint))
            TakeWeights(weights, model);
        var data = PreparedData.Of(config, loaded.Dataset, split, _symmetry, terminal, cancellation);
        var began = config.Machine;
        if (RunMachine.Current(began.Device, began.Threads, began.Precision) != began)
        {
            Say(
                run,
                $"this run began with phodos {began.Phodos}, .NET {began.Dotnet}, TorchSharp {began.TorchSharp} on {began.System}; "
                + "here its last bits may differ");
        }

        return Train(run, config, model, data, device);
    }

    // A run goes on from whatever folder it is told to.
    private static string FullName(string data) => data == DatasetSource.BuiltIn ? data : Path.GetFullPath(data);

    private static string TakeWeights(string source, DosModel model)
    {
        using var content = SafetensorsFile.Read(ModelFile.Resolve(source));
        var transfer = WeightTransfer.Copy(content.Tensors, model);
        return transfer.Taken.IsEmpty
            ? throw new InvalidInputException("none of these weights fits the model; check --model and --set", source)
            : transfer.Describe();
    }

    private EvaluationReport Train(RunFolder run, RunConfig config, DosModel model, PreparedData data, Device device)
    {
        TrainingState end;
        using (var trainer = new Trainer(model, config.Model, config.Training, run, data.Workers))
        {
            if (trainer.State is { IsFinished: false } start and ({ Epoch: > 1 } or { NextBatch: > 0 }))
                Say(run, string.Create(CultureInfo.InvariantCulture, $"going on with epoch {start.Epoch}, batch {start.NextBatch + 1}"));
            end = TrainingProgress.Show(terminal, run, config.Training, trainer, data.Training, data.Validation, cancellation);
        }

        if (!end.IsFinished)
        {
            run.Log("stopped on request; the state is saved");
            throw new TrainingStoppedException(
                $"stopped in epoch {end.Epoch}; the state is saved, go on with: phodos train --resume \"{run.FullPath}\"");
        }

        Say(run, string.Create(
            CultureInfo.InvariantCulture,
            $"finished after epoch {end.Epoch - 1}; best epoch {end.BestEpoch} with validation RMSE {end.BestRmse:F4}"));
        return Finish(run, config, data, device, end.BestEpoch);
    }

    private static EvaluationReport Finish(RunFolder run, RunConfig config, PreparedData data, Device device, int bestEpoch)
    {
        RunFigures.WriteLossCurves(run, bestEpoch);
        var (best, _) = ModelFile.Load(run.BestWeights, device);
        using (best)
        {
            var clock = Stopwatch.StartNew();
            var result = new Evaluator(best, data.Workers).Evaluate(data.Test, data.Dataset.Grid);
            var report = EvaluationReport.Of(data.Dataset, "test", data.Split.Test, config.Model.Architecture, result, clock.Elapsed);
            LearningJson.Write(run.In("test.json"), report);
            EvaluationOutput.WriteFigures(run.In("figures"), data.Dataset, data.Split.Test, result);
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
