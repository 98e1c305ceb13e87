using System.Globalization;
using Phodos.Datasets.Splits;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Experiments;

/// <summary>A training run from prepared data to test metrics, in a folder of its own.</summary>
/// <param name="data">The data.</param>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">The request to stop; the state is saved first.</param>
public sealed class TrainingRun(ExperimentData data, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>The test metrics of a finished run.</summary>
    public const string TestFile = "test.json";

    /// <summary>Starts a new run. Its folder is made when nothing is left that the input could be refused for.</summary>
    /// <exception cref="InvalidInputException">The folder holds a run already, or the plan does not fit the data.</exception>
    public RunOutcome Start(RunPlan plan, string folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        RunFolder.RequireFree(folder);
        plan.ValidateFor(data);
        var config = plan.ConfigFor(data);
        using var model = CreateModel(config);
        var transfer = plan.Initial?.CopyInto(model);
        var learning = StageLearning.Describe(StageLearning.Of(model, config.Training));
        var (prepared, workers) = Prepare(config);
        var run = RunFolder.Create(folder);
        using var claim = run.Claim();
        SplitJson.Write(run.SplitFile, data.SplitOf(config));
        LearningJson.Write(run.ConfigFile, config);
        Say(
            run,
            $"training {config.Model.Architecture} on {data.Dataset.Name} ({prepared.Training.Count} training, "
            + $"{prepared.Validation.Count} validation, {prepared.Test.Count} test crystals)");
        if (transfer is not null)
            Say(run, $"initial weights from {plan.Initial!.Source}: {transfer}");
        if (learning.Length > 0)
            Say(run, $"stages: {learning}");
        return Train(run, config, model, prepared, workers);
    }

    /// <summary>Goes on with a run that was stopped, or tests a finished one again.</summary>
    /// <exception cref="InvalidInputException">The data are not those of the run, or another process trains it.</exception>
    public RunOutcome Resume(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var claim = run.Claim();
        var config = LearningJson.Read<RunConfig>(run.ConfigFile);
        data.RequireDataOf(config);
        using var model = CreateModel(config);
        if (config.InitFrom is { } weights && !File.Exists(run.LastCheckpoint))
            new InitialWeights(weights, config.Take).CopyInto(model);
        var (prepared, workers) = Prepare(config);
        var began = config.Machine;
        if (RunMachine.Current(began.Device, began.Threads, began.Precision) != began)
        {
            Say(
                run,
                $"this run began with phodos {began.Phodos}, .NET {began.Dotnet}, TorchSharp {began.TorchSharp} on {began.System}; "
                + "here its last bits may differ");
        }

        return Train(run, config, model, prepared, workers);
    }

    /// <summary>The run of a plan in a folder, whether it is new, stopped or finished.</summary>
    /// <exception cref="InvalidInputException">The folder holds the run of another plan or of other data.</exception>
    public RunOutcome Complete(RunPlan plan, string folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var run = RunFolder.TryOpen(folder);
        if (run is null)
            return Start(plan, folder);
        if (!LearningJson.Read<RunConfig>(run.ConfigFile).IsSameWorkAs(plan.ConfigFor(data)))
        {
            throw new InvalidInputException(
                $"the run here was made with other options or other data; remove it, or {LearningRemedies.NameAnotherFolder}", folder);
        }

        return Resume(run);
    }

    /// <summary>The model of a run before its first step, on its device.</summary>
    internal static DosModel CreateModel(RunConfig config)
    {
        random.manual_seed(config.Training.Seed);
        var model = config.Model.CreateModel();
        model.to(TorchRuntime.DeviceOf(config.Machine.Device), TorchRuntime.DtypeOf(config.Machine.Precision));
        return model;
    }

    private (PreparedData Data, Workers Workers) Prepare(RunConfig config)
    {
        var workers = new Workers(config.Machine.Threads);
        return (data.Prepare(data.SplitOf(config), config.Model, workers, observer), workers);
    }

    private RunOutcome Train(RunFolder run, RunConfig config, DosModel model, PreparedData prepared, Workers workers)
    {
        TrainingState end;
        var trained = TrainedOn.Of(data.Dataset, data.SplitOf(config));
        var kept = config.Model with { TrainedOn = [.. config.Model.TrainedOn ?? [], trained] };
        using (var trainer = new Trainer(model, kept, config.Training, run, workers))
        {
            var start = trainer.State;
            if (start is { IsFinished: false } and ({ Epoch: > 1 } or { NextBatch: > 0 }))
                Say(run, string.Create(CultureInfo.InvariantCulture, $"going on with epoch {start.Epoch}, batch {start.NextBatch + 1}"));
            end = observer.WatchTraining(
                run,
                config.Training,
                start,
                watcher => trainer.Train(prepared.Training, prepared.Validation, watcher, cancellation));
        }

        if (!end.IsFinished)
        {
            run.Log("stopped on request; the state is saved");
            return new RunOutcome(run, config, end, null);
        }

        Say(run, string.Create(
            CultureInfo.InvariantCulture,
            $"finished after epoch {end.Epoch - 1}; best epoch {end.BestEpoch} with validation RMSE {end.BestRmse:F4}"));
        return new RunOutcome(run, config, end, Test(run, config, prepared, workers));
    }

    private TestOutcome Test(RunFolder run, RunConfig config, PreparedData prepared, Workers workers)
    {
        var (best, _) = ModelFile.Load(run.BestWeights, TorchRuntime.DeviceOf(config.Machine.Device));
        using (best)
        {
            var result = new Evaluator(best, workers).Evaluate(prepared.Test, data.Dataset.Grid);
            var report = EvaluationReport.Of(data.Dataset, "test", data.Split.Test, config.Model.Architecture, result);
            LearningJson.Write(run.In(TestFile), report);
            run.Log(report.Summarize());
            return new TestOutcome(report, result);
        }
    }

    private void Say(RunFolder run, string text)
    {
        run.Log(text);
        observer.Say(text);
    }
}
