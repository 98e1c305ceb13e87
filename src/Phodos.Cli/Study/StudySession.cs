using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Train;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;

namespace Phodos.Cli.Study;

/// <summary>A study from its file to its table and figure.</summary>
internal sealed class StudySession(Terminal terminal, CancellationToken cancellation)
{
    internal int Run(StudyRequest request)
    {
        var machine = RunMachine.Current(request.Computing.Device, request.Computing.Threads, request.Precision);
        var study = Read(request, machine);
        StudySetting[] settings = [.. request.Shard.Of(request.Search.Choose(study))];
        if (settings.Length == 0)
        {
            throw new InvalidInputException(
                $"part {request.Shard.Index} of {request.Shard.Count} has no settings; the study has fewer than parts");
        }

        var schedule = StudySchedule.Of(request.Search.Kind, settings, machine);
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var data = DataLoading.OpenForRuns(request.Data, request.Splitting, symmetry, terminal, cancellation);
        if (request.IsDryRun)
        {
            Foresee(request, schedule, data, machine with { Threads = StudyWorkers.ThreadsOfEach(request) });
            return CommandRunner.Succeeded;
        }

        var folder = StudyFolder.Make(request.Output, StudyRecord.Of(study, request.Search, data), data.Split);
        if (request.RetryFailed && !request.IsWorker)
            folder.ForgetFailures(settings);
        var lost = 0;
        if (request.Parallel > 1)
            lost = StudyWorkers.Run(request, terminal, cancellation);
        else
            Train(schedule, folder, data, machine, request.IsWorker);
        if (request.IsWorker)
            return CommandRunner.Succeeded;
        if (lost > 0)
            Terminal.Warn($"{lost} of {request.Parallel} processes ended before their work; run the same command again");
        return Finish(folder, settings, request.FigureFiles) && lost == 0 ? CommandRunner.Succeeded : CommandRunner.WorkFailed;
    }

    private static StudyDefinition Read(StudyRequest request, RunMachine machine)
    {
        var study = StudyFile.Read(request.File);
        foreach (var set in request.Sets)
        {
            if (set.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new InvalidInputException($"--set {set} has no value; write it as name=value");
            study = study.With(name, StudyValueText.Canonical(value));
        }

        try
        {
            SettingPlan.Validate(study, machine);
        }
        catch (InvalidInputException fault) when (fault.Line is not null)
        {
            throw fault.InFile(request.File);
        }

        return study;
    }

    private void Foresee(StudyRequest request, StudySchedule schedule, ExperimentData data, RunMachine machine)
    {
        var folder = StudyFolder.TryOpen(request.Output);
        SettingResult[] results = [.. schedule.Settings.Select(setting => folder is null
            ? SettingResult.NotBegun(setting)
            : SettingResult.Read(folder, setting))];
        StudyOutput.List(terminal, schedule, results);
        var observer = new TrainingProgress(new Terminal(isQuiet: true), cancellation);
        terminal.Note($"measuring a few batches of settings, about {StudyForecast.Patience.TotalSeconds:F0} s at most");
        var forecast = StudyForecast.Make(schedule, results, request.Parallel, machine, data, observer, cancellation);
        StudyOutput.Tell(forecast, results.Length, request.Parallel);
    }

    private void Train(StudySchedule schedule, StudyFolder folder, ExperimentData data, RunMachine machine, bool isWorker)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (isWorker)
            StudyWorkers.StopWithParent(stop);
        var run = new StudyRun(folder, data, machine, new TrainingProgress(terminal, stop.Token), stop.Token);
        try
        {
            if (schedule.Halving is { } plan)
                run.Halve(schedule.Settings, plan);
            else
                run.Complete(schedule.Settings);
        }
        catch (OperationCanceledException)
        {
            throw new TrainingStoppedException("stopped; the state is saved, go on with the same command");
        }
    }

    /// <returns>Whether no setting failed.</returns>
    private bool Finish(StudyFolder folder, StudySetting[] settings, FigureFiles figures)
    {
        StudyOutput.Show(terminal, folder, StudyFormat.Terminal, figures);
        SettingResult[] results = [.. settings.Select(setting => SettingResult.Read(folder, setting))];
        SettingResult[] failed = [.. results.Where(result => result.Status == SettingStatus.Failed)];
        foreach (var result in failed)
            Terminal.Warn($"{result.Setting.Name}: {result.Failure}");
        if (failed.Length > 0)
            Terminal.Warn($"{failed.Length} of {settings.Length} settings failed; mend the cause and add --retry-failed");
        return failed.Length == 0;
    }
}
