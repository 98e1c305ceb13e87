using Phodos.Spectra;

namespace Phodos.Learning.Training;

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="LearningRate">The learning rate in it.</param>
/// <param name="TrainingLoss">The mean over the training crystals of the loss of their batch.</param>
/// <param name="Validation">The metrics of the validation part (mean over crystals); null where the epoch was not evaluated.</param>
/// <param name="ValidationPooled">The same, over all points.</param>
/// <param name="Seconds">How long the epoch took, its evaluation included.</param>
public sealed record EpochMetrics(
    int Epoch,
    double LearningRate,
    double TrainingLoss,
    AggregatedMetrics? Validation,
    AggregatedMetrics? ValidationPooled,
    double Seconds)
{
    /// <summary>How good the network was on the validation part, in words, where it predicts no spectrum; null where there is nothing to say.</summary>
    public string? Remark { get; init; }
}
