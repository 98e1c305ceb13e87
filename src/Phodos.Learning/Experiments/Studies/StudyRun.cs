using System.Collections.Immutable;
using System.Globalization;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>
/// Trains the settings of a study, each in its own folder. What is done is not done again, what was stopped goes on, what fails is
/// recorded and does not stop the rest; and several processes may work in one folder.
/// </summary>
/// <param name="folder">The folder of the study.</param>
/// <param name="data">The data.</param>
/// <param name="machine">Where the settings are trained.</param>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">The request to stop; the state is saved first.</param>
public sealed class StudyRun(
    StudyFolder folder,
    ExperimentData data,
    RunMachine machine,
    IRunObserver observer,
    CancellationToken cancellation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Trains settings to their end; those that another process has are left to it.</summary>
    /// <exception cref="OperationCanceledException">The request to stop came; the same call goes on.</exception>
    public void Complete(IReadOnlyList<StudySetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var left = Pass(settings, epochLimit: null);
        if (left.Count > 0)
            observer.Say($"{left.Count} of the settings are trained by another phodos");
    }

    /// <summary>Trains settings by successive halving, together with all other processes that do so in this folder.</summary>
    /// <returns>The settings that were trained to their end.</returns>
    /// <exception cref="OperationCanceledException">The request to stop came; the same call goes on.</exception>
    public ImmutableArray<StudySetting> Halve(IReadOnlyList<StudySetting> settings, HalvingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(plan);
        ImmutableArray<StudySetting> remaining = [.. settings];
        for (var rung = 0; rung < plan.Rungs.Length; rung++)
        {
            var epochs = plan.Rungs[rung].Epochs;
            observer.Say(string.Create(
                CultureInfo.InvariantCulture, $"halving, step {rung + 1} of {plan.Rungs.Length}: {remaining.Length} settings to epoch {epochs}"));

            // The ranks need all of them, so those of other processes are waited for, and taken over if these end.
            for (var left = Pass(remaining, epochs); left.Count > 0; left = Pass(left, epochs))
            {
                if (cancellation.WaitHandle.WaitOne(Patience))
                    cancellation.ThrowIfCancellationRequested();
            }

            remaining = plan.Select(rung, [.. remaining.Select(setting => (setting, ScoreOf(setting, epochs)))]);
        }

        return remaining;
    }

    /// <returns>The settings that another process has.</returns>
    private List<StudySetting> Pass(IReadOnlyList<StudySetting> settings, int? epochLimit)
    {
        // Runs on the same graphs share them when they follow each other.
        var left = new List<StudySetting>();
        foreach (var (setting, plan) in settings.Select(setting => (setting, SettingPlan.For(setting, machine)))
            .OrderBy(pair => pair.Item2.Model.Graph.Cutoff))
        {
            cancellation.ThrowIfCancellationRequested();
            using var claim = folder.TryClaim(setting);
            if (claim is null)
                left.Add(setting);
            else if (IsToBeTrained(setting, epochLimit))
                Train(setting, plan, epochLimit);
        }

        return left;
    }

    private bool IsToBeTrained(StudySetting setting, int? epochLimit)
    {
        var result = SettingResult.Read(folder, setting);
        return result.Status switch
        {
            SettingStatus.Finished or SettingStatus.Failed => false,
            _ => epochLimit is null || result.Epochs < epochLimit,
        };
    }

    private void Train(StudySetting setting, RunPlan plan, int? epochLimit)
    {
        observer.Say($"{setting.Name} ({setting.Id})");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watcher = epochLimit is { } limit && limit < plan.Training.Epochs ? new EpochLimit(observer, limit, stop) : observer;
        try
        {
            new TrainingRun(data, watcher, stop.Token).Complete(plan, folder.Of(setting));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            folder.RecordFailure(setting, fault);
            observer.Say($"failed: {fault.Message}");
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private double? ScoreOf(StudySetting setting, int epochs)
    {
        var result = SettingResult.Read(folder, setting, epochs);
        return result.Status == SettingStatus.Failed ? null : result.ValidationRmse;
    }
}
