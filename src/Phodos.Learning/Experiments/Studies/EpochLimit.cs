using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>
/// Watches a run and asks it to stop after an epoch. The run itself is that of all its epochs, so what it computes
/// when it goes on later is what it would have computed without the pause.
/// </summary>
/// <param name="inner">Is told everything too.</param>
/// <param name="epochs">The last epoch.</param>
/// <param name="stop">Stops the run, which saves its state first.</param>
internal sealed class EpochLimit(IRunObserver inner, int epochs, CancellationTokenSource stop) : IRunObserver
{
    public void Say(string text) => inner.Say(text);

    public T Watch<T>(string title, int total, Func<Action<int>, T> work) => inner.Watch(title, total, work);

    public TrainingState WatchTraining(
        RunFolder run, TrainingOptions options, TrainingState start, Func<ITrainingObserver, TrainingState> train)
    {
        if (start.Epoch > epochs && !start.IsFinished)
            stop.Cancel();
        return inner.WatchTraining(run, options, start, observer => train(new Epochs(observer, epochs, stop)));
    }

    private sealed class Epochs(ITrainingObserver inner, int limit, CancellationTokenSource stop) : ITrainingObserver
    {
        public void BatchDone(int epoch, int batch, int batches) => inner.BatchDone(epoch, batch, batches);

        public void EpochDone(EpochMetrics metrics, bool isBest)
        {
            inner.EpochDone(metrics, isBest);
            if (metrics.Epoch >= limit)
                stop.Cancel();
        }
    }
}
