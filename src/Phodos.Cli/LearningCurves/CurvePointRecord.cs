using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Experiments.LearningCurves;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Cli.LearningCurves;

/// <summary>A point of a learning curve as JSON.</summary>
/// <param name="Start">How its runs began, as their folders are called.</param>
/// <param name="Crystals">How many crystals they learnt from.</param>
/// <param name="InitFrom">The weights they started from; null for random ones.</param>
/// <param name="Training">How they were trained; the seed is that of the first.</param>
/// <param name="Runs">The runs.</param>
internal sealed record CurvePointRecord(
    string Start, int Crystals, string? InitFrom, TrainingOptions Training, IReadOnlyList<CurveRunRecord> Runs)
{
    internal static CurvePointRecord Of(CurvePoint point)
    {
        var config = point.Runs.First.Config;
        return new(point.Start.Name, point.Crystals, config.InitFrom, config.Training, [.. point.Runs.Runs.Select(CurveRunRecord.Of)]);
    }
}

/// <summary>A run of a learning curve as JSON.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Epochs">How many epochs it was trained.</param>
/// <param name="BestEpoch">The epoch that was tested.</param>
/// <param name="Seconds">The time (s) of all epochs.</param>
/// <param name="PerCrystalMean">The test metrics, means over crystals.</param>
/// <param name="Pooled">The test metrics over all points.</param>
internal sealed record CurveRunRecord(
    int Seed, int Epochs, int BestEpoch, double Seconds, AggregatedMetrics PerCrystalMean, AggregatedMetrics Pooled)
{
    internal static CurveRunRecord Of(FinishedRun run) =>
        new(run.Run.Seed, run.Epochs.Count, run.BestEpoch, run.Seconds, run.Test.PerCrystalMean, run.Test.Pooled);
}
