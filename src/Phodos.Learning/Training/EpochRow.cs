namespace Phodos.Learning.Training;

/// <summary>What tables and figures need of a line of <c>metrics.csv</c>.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="TrainingLoss">The mean over the training crystals of the loss of their batch.</param>
/// <param name="ValidationRmse">The validation RMSE, the mean over crystals; null where the epoch was not evaluated.</param>
/// <param name="Seconds">How long the epoch took, its evaluation included.</param>
public sealed record EpochRow(int Epoch, double TrainingLoss, double? ValidationRmse, double Seconds);
