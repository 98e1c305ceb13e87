namespace Phodos.Learning.Experiments.Studies;

/// <summary>What a setting has before it.</summary>
/// <param name="Epochs">The most epochs it trains, those that are done included.</param>
/// <param name="Done">How many are done.</param>
/// <param name="IsOver">Whether it is not trained further: it has finished or failed.</param>
/// <param name="SecondsPerEpoch">The seconds of one.</param>
public readonly record struct SettingWork(int Epochs, int Done, bool IsOver, double SecondsPerEpoch)
{
    /// <summary>The most epochs that are left.</summary>
    public int Left => IsOver ? 0 : Math.Max(0, Epochs - Done);
}

/// <summary>How long a study takes at most; early stopping can only make it less.</summary>
/// <param name="Epochs">The epochs that are left, all settings together.</param>
/// <param name="SecondsPerEpoch">The mean seconds of one of them; 0 where none is left.</param>
/// <param name="Time">The time from now to the end.</param>
public sealed record StudyEstimate(long Epochs, double SecondsPerEpoch, TimeSpan Time)
{
    /// <summary>Adds up settings that each train to their end.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="parallel">How many train side by side, at least 1.</param>
    public static StudyEstimate Of(IReadOnlyList<SettingWork> settings, int parallel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
        var epochs = settings.Sum(setting => (long)setting.Left);
        double[] seconds = [.. settings.Select(setting => setting.Left * setting.SecondsPerEpoch)];

        // A setting is not divided among processes, so the longest is a bound too.
        var time = Math.Max(seconds.Sum() / parallel, seconds.Max());
        return new StudyEstimate(epochs, epochs == 0 ? 0 : seconds.Sum() / epochs, TimeSpan.FromSeconds(time));
    }

    /// <summary>Adds up settings that are halved. Which go on is not known yet, so that all count as their mean.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="parallel">How many train side by side, at least 1.</param>
    public static StudyEstimate Of(HalvingPlan plan, IReadOnlyList<SettingWork> settings, int parallel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
        var left = Math.Max(0, plan.Cost - settings.Sum(setting => (long)setting.Done));
        var seconds = settings.Average(setting => setting.SecondsPerEpoch);

        // Each step waits for all of its settings: 3 settings in 2 processes take as long as 4.
        var turns = plan.Rungs.Select((rung, index) =>
            (long)((rung.Settings + parallel - 1) / parallel) * (rung.Epochs - (index == 0 ? 0 : plan.Rungs[index - 1].Epochs))).Sum();
        return new StudyEstimate(left, left == 0 ? 0 : seconds, TimeSpan.FromSeconds(seconds * turns * left / plan.Cost));
    }
}
