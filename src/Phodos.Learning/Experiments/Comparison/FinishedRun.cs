using Phodos.Datasets.Splits;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>A run that was trained to its end and tested.</summary>
/// <param name="Run">Which one.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Split">Which entries it was trained and tested on.</param>
/// <param name="Test">The test metrics of its best epoch.</param>
/// <param name="Epochs">What each epoch gave.</param>
public sealed record FinishedRun(
    ComparedRun Run,
    RunFolder Folder,
    RunConfig Config,
    DataSplit Split,
    EvaluationReport Test,
    IReadOnlyList<EpochRow> Epochs)
{
    /// <summary>The epoch with the lowest validation RMSE, whose weights were tested.</summary>
    public int BestEpoch => Epochs.MinBy(epoch => epoch.ValidationRmse ?? double.PositiveInfinity)!.Epoch;

    /// <summary>The median over the epochs of the time (s) of an epoch, its evaluation included.</summary>
    public double SecondsPerEpoch => SeedStatistic.Median(Epochs.Select(epoch => epoch.Seconds));

    /// <summary>The time (s) of all epochs, their evaluations included.</summary>
    public double Seconds => Epochs.Sum(epoch => epoch.Seconds);

    /// <summary>Reads a run; null where it is not finished or not there.</summary>
    /// <exception cref="InvalidInputException">A file of it cannot be read.</exception>
    public static FinishedRun? TryRead(ComparedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var folder = RunFolder.TryOpen(run.Folder);
        if (folder is null || !File.Exists(folder.In(TrainingRun.TestFile)))
            return null;
        return new FinishedRun(
            run,
            folder,
            LearningJson.Read<RunConfig>(folder.ConfigFile),
            SplitJson.Read(folder.SplitFile),
            LearningJson.Read<EvaluationReport>(folder.In(TrainingRun.TestFile)),
            ReadEpochs(folder.MetricsFile));
    }

    private static IReadOnlyList<EpochRow> ReadEpochs(string path)
    {
        try
        {
            var epochs = MetricsTable.Read(path);
            return epochs.Count > 0 ? epochs : throw new InvalidInputException("it holds no epoch; train the run again", path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidInputException("cannot be read: " + fault.Message, path, innerException: fault);
        }
    }
}
