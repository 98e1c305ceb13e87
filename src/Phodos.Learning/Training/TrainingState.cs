namespace Phodos.Learning.Training;

/// <summary>Where a training run is, between two batches.</summary>
/// <param name="Epoch">The epoch under way, counted from 1.</param>
/// <param name="NextBatch">The batch of that epoch that comes next, counted from 0.</param>
/// <param name="LossSum">The sum over the crystals of this epoch so far of the loss of their batch.</param>
/// <param name="BestEpoch">The epoch with the lowest validation RMSE so far; 0 before the first evaluation.</param>
/// <param name="BestRmse">That RMSE, the mean over crystals.</param>
/// <param name="IsFinished">Whether training has ended, by its last epoch or early.</param>
public sealed record TrainingState(int Epoch, int NextBatch, double LossSum, int BestEpoch, double? BestRmse, bool IsFinished)
{
    /// <summary>The state before the first batch.</summary>
    public static TrainingState Start { get; } = new(1, 0, 0, 0, null, false);
}
