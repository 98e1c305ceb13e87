using System.Threading.Channels;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;

namespace Phodos.Web.Batching;

/// <summary>
/// Predicts crystals of many requests in shared batches: the first crystal of a batch waits a little for others, and while a batch is
/// computed the next one gathers. What a crystal gets does not depend on its batch.
/// </summary>
internal sealed class PredictionBatcher : IAsyncDisposable
{
    private readonly IPhononPredictor _model;
    private readonly BatchSettings _settings;
    private readonly Action<int> _observeBatch;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _work;

    /// <param name="model">The model.</param>
    /// <param name="settings">When a batch is full.</param>
    /// <param name="observeBatch">Is told the crystals of each batch.</param>
    internal PredictionBatcher(IPhononPredictor model, BatchSettings settings, Action<int> observeBatch)
    {
        (_model, _settings, _observeBatch) = (model, settings, observeBatch);
        _work = Task.Run(WorkAsync);
    }

    /// <summary>The prediction of a crystal. How many may wait is for the callers to bound.</summary>
    /// <exception cref="ModelFailedException">The model failed on this crystal.</exception>
    internal async Task<PhononPrediction> PredictAsync(PreparedCrystal crystal, CancellationToken cancellation)
    {
        var waiting = new Waiting(crystal, cancellation);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        return await waiting.Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Ends when all that wait are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = await GatherAsync();
            if (batch.Count == 0)
                continue;
            _observeBatch(batch.Count);
            Answer(batch);
        }
    }

    private async Task<List<Waiting>> GatherAsync()
    {
        List<Waiting> batch = [];
        var atoms = 0;
        using var limit = new CancellationTokenSource(_settings.Wait);
        try
        {
            do
            {
                while (_waiting.Reader.TryPeek(out var next))
                {
                    var size = next.Crystal.Crystal.AtomCount;
                    if (batch.Count > 0 && atoms + size > _settings.Atoms)
                        return batch;
                    _waiting.Reader.TryRead(out _);
                    if (next.Cancellation.IsCancellationRequested)
                        continue; // nobody waits for it any more
                    batch.Add(next);
                    atoms += size;
                }
            }
            while (await _waiting.Reader.WaitToReadAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            // The time to wait for others is over.
        }

        return batch;
    }

    private void Answer(List<Waiting> batch)
    {
        try
        {
            var predictions = _model.PredictPhonons([.. batch.Select(waiting => waiting.Crystal)]);
            foreach (var (waiting, prediction) in batch.Zip(predictions))
                waiting.Answer.TrySetResult(prediction);
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One crystal that the model fails on must not cost the others their answer.
            foreach (var waiting in batch)
                Answer([waiting]);
        }
        catch (InvalidInputException fault)
        {
            batch[0].Answer.TrySetException(fault);
        }
        catch (Exception fault)
        {
            batch[0].Answer.TrySetException(new ModelFailedException(fault));
        }
    }

    private sealed record Waiting(PreparedCrystal Crystal, CancellationToken Cancellation)
    {
        // Whoever waits goes on elsewhere: the batches are not to wait for them.
        internal TaskCompletionSource<PhononPrediction> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
