using System.Diagnostics;
using Phodos.Learning.Runtime;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// Trains a network that learns from calculations of force constants in a run folder: AdamW, a running average of the weights, evaluation of the validation part, the
/// weights of the best epoch kept. A run that was stopped anywhere, by a kill too, goes on from its last checkpoint and ends with the
/// same weights, bit for bit, as if it had not been stopped.
/// </summary>
/// <typeparam name="TCrystal">What it learns of a crystal.</typeparam>
internal sealed class ForceTrainer<TCrystal> : IDisposable
{
    private readonly IForceLearning<TCrystal> _learning;
    private readonly TrainingOptions _options;
    private readonly RunFolder _run;
    private readonly AdamW _optimizer;
    private readonly WeightAverage? _average;
    private readonly LearnedParameter[] _learned;
    private readonly Tensor[] _parameters;
    private readonly RunRandomness _randomness;
    private readonly MetricsTable _metrics;
    private TrainingState _state = TrainingState.Start;

    /// <summary>Prepares a run; a checkpoint in its folder is taken up.</summary>
    /// <param name="learning">What is learnt; the weights of its network change.</param>
    /// <param name="options">How to train.</param>
    /// <param name="run">Where the run is kept.</param>
    /// <exception cref="InvalidInputException">An option is out of its range, or the checkpoint is not of this model.</exception>
    internal ForceTrainer(IForceLearning<TCrystal> learning, TrainingOptions options, RunFolder run)
    {
        (_learning, _options, _run) = (learning, options.Validated(), run);
        var network = learning.Network;
        _learned = [.. network.named_parameters().Where(entry => entry.parameter.requires_grad)
            .Select(entry => new LearnedParameter(entry.name, entry.parameter))];
        _parameters = [.. _learned.Select(parameter => parameter.Values)];
        _optimizer = new AdamW(_learned, options.WeightDecay);
        _average = options.WeightAverage is { } decay ? new WeightAverage(network, decay) : null;
        _randomness = new RunRandomness(options.Seed);
        _metrics = new MetricsTable(run.MetricsFile);
        if (File.Exists(run.LastCheckpoint))
            _state = Checkpoint.Load(run.LastCheckpoint, network, _optimizer, _average);
        _metrics.KeepBefore(_state.Epoch);
    }

    /// <summary>Where the run is.</summary>
    internal TrainingState State => _state;

    /// <summary>Trains to the end, or to a request to stop, which saves a checkpoint first.</summary>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellation">The request to stop.</param>
    /// <returns>The state at the end: finished, or not if it was stopped.</returns>
    /// <exception cref="TrainingFailedException">The loss is not a finite number.</exception>
    internal TrainingState Train(ITrainingObserver observer, CancellationToken cancellation)
    {
        while (!_state.IsFinished)
        {
            var clock = Stopwatch.StartNew();
            var training = _learning.CrystalsOf(_state.Epoch);
            if (!TrainEpoch(training, observer, cancellation))
            {
                SaveCheckpoint();
                return _state;
            }

            FinishEpoch(training.Count, observer, clock);
        }

        return _state;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
    }

    private bool TrainEpoch(IReadOnlyList<TCrystal> training, ITrainingObserver observer, CancellationToken cancellation)
    {
        int[][] batches = [.. _randomness.Order(_state.Epoch, training.Count).Chunk(_options.BatchSize)];
        for (var batch = _state.NextBatch; batch < batches.Length; batch++)
        {
            if (cancellation.IsCancellationRequested)
                return false;
            TCrystal[] crystals = [.. batches[batch].Select(index => training[index])];
            var done = (_state.Epoch - 1 + (double)batch / batches.Length) / _options.Epochs;
            var loss = TrainBatch(crystals, done, LearningRates.At(_options, _state.Epoch, batch, batches.Length));
            _average?.Follow((_state.Epoch - 1L) * batches.Length + batch);
            _state = _state with { NextBatch = batch + 1, LossSum = _state.LossSum + loss * crystals.Length };
            observer.BatchDone(_state.Epoch, batch + 1, batches.Length);
        }

        return true;
    }

    private double TrainBatch(TCrystal[] crystals, double done, double learningRate)
    {
        using var pause = CollectionPause.Begin();
        using var scope = NewDisposeScope();
        var (loss, gradients) = _learning.Gradient(crystals, _parameters, done, scope);
        if (!double.IsFinite(loss))
        {
            throw new TrainingFailedException(
                $"the loss is not a finite number in epoch {_state.Epoch}, batch {_state.NextBatch + 1}, "
                + $"with {string.Join(", ", crystals.Select(_learning.IdOf))}; {LearningRemedies.LowerLearningRate}");
        }

        if (_options.GradientClip is { } limit)
            GradientNorm.Clip(gradients, limit);
        _optimizer.Step(gradients, learningRate);
        return loss;
    }

    private void FinishEpoch(int trainingCount, ITrainingObserver observer, Stopwatch clock)
    {
        var epoch = _state.Epoch;
        var isBest = false;
        LearningEvaluation? evaluation = null;
        if (epoch % _options.EvaluateEvery == 0 || epoch == _options.Epochs)
        {
            using var averaged = _average?.InPlaceOfWeights();
            evaluation = _learning.Evaluate();
            isBest = _state.BestRmse is null || evaluation.Error < _state.BestRmse;
            if (isBest)
            {
                _learning.Save(_run.BestWeights, epoch);
                _state = _state with { BestEpoch = epoch, BestRmse = evaluation.Error };
            }
        }

        var metrics = new EpochMetrics(
            epoch,
            LearningRates.At(_options, epoch, 0, (trainingCount + _options.BatchSize - 1) / _options.BatchSize),
            _state.LossSum / trainingCount,
            evaluation?.Metrics,
            null,
            clock.Elapsed.TotalSeconds)
        {
            Remark = evaluation is { Metrics: null } ? evaluation.Summary : null,
        };
        _metrics.Append(metrics);
        _run.Log($"epoch {epoch}: {_learning.TakeTerms()}" + (evaluation is null ? "" : $"; {evaluation.Summary}"));
        var isLast = epoch >= _options.Epochs || epoch - Math.Max(_state.BestEpoch, _options.FirstEpoch) >= _options.Patience;
        _state = _state with { Epoch = epoch + 1, NextBatch = 0, LossSum = 0, IsFinished = isLast };
        if (isLast || epoch % _options.CheckpointEvery == 0)
            SaveCheckpoint();
        observer.EpochDone(metrics, isBest);
    }

    private void SaveCheckpoint() => Checkpoint.Save(_run.LastCheckpoint, _learning.Network, _optimizer, _average, _state);
}
