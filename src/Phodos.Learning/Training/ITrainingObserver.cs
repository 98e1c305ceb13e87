namespace Phodos.Learning.Training;

/// <summary>Is told how a training goes, from the thread that trains.</summary>
public interface ITrainingObserver
{
    /// <summary>A batch is done.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="batch">How many batches of it are done.</param>
    /// <param name="batches">How many it has.</param>
    void BatchDone(int epoch, int batch, int batches);

    /// <summary>An epoch is done.</summary>
    /// <param name="metrics">What it gave.</param>
    /// <param name="isBest">Whether its weights are the best so far.</param>
    void EpochDone(EpochMetrics metrics, bool isBest);
}
