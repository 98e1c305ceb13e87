using Phodos.Learning.Experiments;
using Phodos.Learning.Training;

namespace Phodos.Learning.Tests.Training.Forces;

/// <summary>Keeps what a training says.</summary>
internal sealed class TrainingWatcher(Action? afterBatch = null) : IRunObserver, ITrainingObserver
{
    internal List<double> Losses { get; } = [];

    internal List<double> Errors { get; } = [];

    internal List<string> Remarks { get; } = [];

    public void Say(string text)
    {
    }

    public T Watch<T>(string title, int total, Func<Action<int>, T> work) => work(_ => { });

    public TrainingState WatchTraining(
        RunFolder run, TrainingOptions options, TrainingState start, Func<ITrainingObserver, TrainingState> train) => train(this);

    public void BatchDone(int epoch, int batch, int batches) => afterBatch?.Invoke();

    public void EpochDone(EpochMetrics metrics, bool isBest)
    {
        Losses.Add(metrics.TrainingLoss);
        if (metrics.Validation is { } validation)
            Errors.Add(validation.Rmse);
        if (metrics.Remark is { } remark)
            Remarks.Add(remark);
    }
}
