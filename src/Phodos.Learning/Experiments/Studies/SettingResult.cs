using Phodos.Learning.Evaluation;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>How far a setting is and what it gave.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Epochs">How many epochs it was trained.</param>
/// <param name="BestEpoch">The epoch with the lowest validation RMSE; 0 before the first evaluation.</param>
/// <param name="ValidationRmse">That RMSE, the mean over crystals.</param>
/// <param name="SecondsPerEpoch">The mean time of an epoch; null before the first.</param>
/// <param name="Test">The test of the best epoch of a finished setting.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record SettingResult(
    StudySetting Setting,
    SettingStatus Status,
    int Epochs,
    int BestEpoch,
    double? ValidationRmse,
    double? SecondsPerEpoch,
    EvaluationReport? Test,
    string? Failure)
{
    /// <summary>A setting of which nothing is there yet.</summary>
    public static SettingResult NotBegun(StudySetting setting) => new(setting, SettingStatus.Waiting, 0, 0, null, null, null, null);

    /// <summary>What the folder of a study holds of a setting.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="epochLimit">Epochs after this one are left out of the score; null counts all.</param>
    /// <exception cref="InvalidInputException">A file of the run is damaged.</exception>
    public static SettingResult Read(StudyFolder folder, StudySetting setting, int? epochLimit = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var failure = folder.FailureOf(setting);
        if (RunFolder.TryOpen(folder.Of(setting)) is not { } run || !File.Exists(run.MetricsFile))
            return failure is null ? NotBegun(setting) : NotBegun(setting) with { Status = SettingStatus.Failed, Failure = failure };

        var epochs = MetricsTable.Read(run.MetricsFile);
        var best = epochs.Where(epoch => epoch.ValidationRmse is not null && (epochLimit is null || epoch.Epoch <= epochLimit))
            .OrderBy(epoch => epoch.ValidationRmse).ThenBy(epoch => epoch.Epoch).FirstOrDefault();
        var test = run.In(TrainingRun.TestFile);
        var isFinished = failure is null && File.Exists(test);
        return new SettingResult(
            setting,
            failure is not null ? SettingStatus.Failed : isFinished ? SettingStatus.Finished : SettingStatus.Stopped,
            epochs.Count,
            best?.Epoch ?? 0,
            best?.ValidationRmse,
            epochs.Count == 0 ? null : epochs.Average(epoch => epoch.Seconds),
            isFinished ? LearningJson.Read<EvaluationReport>(test) : null,
            failure);
    }
}

/// <summary>How far a setting is.</summary>
public enum SettingStatus
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It has begun and not ended: it was stopped early, or is under way.</summary>
    Stopped,

    /// <summary>It is trained and tested.</summary>
    Finished,

    /// <summary>It failed.</summary>
    Failed,
}
