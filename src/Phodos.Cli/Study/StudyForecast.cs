using System.Diagnostics;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;

namespace Phodos.Cli.Study;

/// <summary>How long a study may take, and what that rests on.</summary>
/// <param name="Estimate">The time.</param>
/// <param name="FromRuns">How many settings have trained epochs, whose times count.</param>
/// <param name="Measured">Of how many others a few batches were timed.</param>
internal sealed record StudyForecast(StudyEstimate Estimate, int FromRuns, int Measured)
{
    /// <summary>No measurement begins later than this after the first.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes the times of the runs that are there, measures settings that have none, and adds up.</summary>
    internal static StudyForecast Make(
        StudySchedule schedule,
        SettingResult[] results,
        int parallel,
        RunMachine machine,
        ExperimentData data,
        IRunObserver observer,
        CancellationToken cancellation)
    {
        var times = new SettingTimes(schedule.Settings);
        foreach (var result in results)
        {
            if (result.SecondsPerEpoch is { } seconds)
                times.Add(result.Setting, seconds);
        }

        var fromRuns = times.Known;
        var measurement = new EpochMeasurement(data, observer, cancellation);
        var clock = Stopwatch.StartNew();
        while ((times.Known == 0 || clock.Elapsed < Patience) && times.LeastKnown() is { } setting)
            times.Add(setting, measurement.SecondsPerEpoch(SettingPlan.For(setting, machine)));

        SettingWork[] work =
        [
            .. results.Zip(schedule.Epochs, (result, epochs) => new SettingWork(
                epochs,
                result.Epochs,
                result.Status is SettingStatus.Finished or SettingStatus.Failed,
                times.Of(result.Setting))),
        ];
        var estimate = schedule.Halving is { } plan ? StudyEstimate.Of(plan, work, parallel) : StudyEstimate.Of(work, parallel);
        return new StudyForecast(estimate, fromRuns, times.Known - fromRuns);
    }
}
