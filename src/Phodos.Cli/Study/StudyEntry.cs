using Phodos.Learning.Experiments.Studies;
using Phodos.Reports.Studies;
using Phodos.Spectra;

namespace Phodos.Cli.Study;

/// <summary>A setting as JSON.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Folder">The name of the folder of its run.</param>
/// <param name="Factors">The value of each factor.</param>
/// <param name="Status">How far it is.</param>
/// <param name="ValidationRmse">The lowest validation RMSE; null before the first evaluation.</param>
/// <param name="BestEpoch">The epoch of that; 0 before the first evaluation.</param>
/// <param name="Epochs">How many epochs it was trained.</param>
/// <param name="SecondsPerEpoch">The mean time of an epoch; null before the first.</param>
/// <param name="PerCrystalMean">Test metrics as means over crystals; null before its end.</param>
/// <param name="Pooled">Test metrics over all points of all crystals; null before its end.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
internal sealed record StudyEntry(
    string Id,
    string Folder,
    IReadOnlyDictionary<string, string> Factors,
    string Status,
    double? ValidationRmse,
    int BestEpoch,
    int Epochs,
    double? SecondsPerEpoch,
    AggregatedMetrics? PerCrystalMean,
    AggregatedMetrics? Pooled,
    string? Failure)
{
    internal static StudyEntry Of(SettingResult result) => new(
        result.Setting.Id,
        result.Setting.FolderName,
        result.Setting.Factors.ToDictionary(factor => factor.Name, factor => factor.Label),
        StudyTable.Word(result.Status),
        result.ValidationRmse,
        result.BestEpoch,
        result.Epochs,
        result.SecondsPerEpoch,
        result.Test?.PerCrystalMean,
        result.Test?.Pooled,
        result.Failure);
}
