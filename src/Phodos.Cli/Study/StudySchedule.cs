using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Training;

namespace Phodos.Cli.Study;

/// <summary>Which settings are trained, and for how long.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Epochs">The most epochs of each.</param>
/// <param name="Halving">How they are halved; null trains each to its end.</param>
internal sealed record StudySchedule(StudySetting[] Settings, int[] Epochs, HalvingPlan? Halving)
{
    /// <summary>The most epochs that will be trained, all settings together.</summary>
    internal long Cost => Halving?.Cost ?? Epochs.Sum(epochs => (long)epochs);

    internal static StudySchedule Of(SearchKind search, StudySetting[] settings, RunMachine machine)
    {
        TrainingOptions[] training = [.. settings.Select(setting => SettingPlan.For(setting, machine).Training)];
        int[] epochs = [.. training.Select(options => options.Epochs)];
        if (search != SearchKind.Halving)
            return new StudySchedule(settings, epochs, null);
        if (training.Select(options => (options.Epochs, options.EvaluateEvery)).Distinct().Count() > 1)
            throw new InvalidInputException("--search halving needs the same epochs and evaluate-every in all settings; take them out of the grid");
        return new StudySchedule(settings, epochs, HalvingPlan.Create(settings.Length, epochs[0], training[0].EvaluateEvery));
    }
}
