using System.Diagnostics;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// Trains a network of force constants in a run folder: AdamW, a running average of the weights, evaluation of the validation part, the
/// weights of the best epoch kept. A run that was stopped anywhere, by a kill too, goes on from its last checkpoint and ends with the
/// same weights, bit for bit, as if it had not been stopped.
/// </summary>
internal sealed class ForceTrainer : IDisposable
{
    // The part of the training in which the spectral terms of the loss come in.
    private const double SpectralFrom = 0.3;
    private const double SpectralOver = 0.1;

    private readonly ForceConstantsModel _model;
    private readonly TrainingOptions _options;
    private readonly RunFolder _run;
    private readonly AdamW _optimizer;
    private readonly WeightAverage? _average;
    private readonly LearnedParameter[] _learned;
    private readonly Workers _workers;
    private readonly bool _spectralFromStart;
    private readonly ForceGradient _gradient;
    private readonly RunRandomness _randomness;
    private readonly MetricsTable _metrics;
    private ForceLossTerms _terms = new();
    private TrainingState _state = TrainingState.Start;

    /// <summary>Prepares a run; a checkpoint in its folder is taken up.</summary>
    /// <param name="model">The model; its weights change.</param>
    /// <param name="options">How to train.</param>
    /// <param name="run">Where the run is kept.</param>
    /// <param name="workers">How many parts of a batch are computed side by side.</param>
    /// <param name="spectralFromStart">Whether the spectral terms of the loss count from the first step on, as for weights that have learnt.</param>
    /// <exception cref="InvalidInputException">An option is out of its range, or the checkpoint is not of this model.</exception>
    internal ForceTrainer(
        ForceConstantsModel model, TrainingOptions options, RunFolder run, Workers workers, bool spectralFromStart = false)
    {
        (_model, _options, _run, _workers, _spectralFromStart) = (model, options.Validated(), run, workers, spectralFromStart);
        var network = model.Network;
        _learned = [.. network.named_parameters().Where(entry => entry.parameter.requires_grad)
            .Select(entry => new LearnedParameter(entry.name, entry.parameter))];
        _gradient = new ForceGradient(network, [.. _learned.Select(parameter => parameter.Values)], workers);
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
    /// <param name="training">The calculations to learn from.</param>
    /// <param name="validation">Those that choose the best epoch.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellation">The request to stop.</param>
    /// <returns>The state at the end: finished, or not if it was stopped.</returns>
    /// <exception cref="TrainingFailedException">The loss is not a finite number.</exception>
    internal TrainingState Train(
        IReadOnlyList<ForceTargets> training, ForceValidation validation, ITrainingObserver observer, CancellationToken cancellation)
    {
        while (!_state.IsFinished)
        {
            var clock = Stopwatch.StartNew();
            if (!TrainEpoch(training, observer, cancellation))
            {
                SaveCheckpoint();
                return _state;
            }

            FinishEpoch(training.Count, validation, observer, clock);
        }

        return _state;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
        _gradient.Dispose();
    }

    private bool TrainEpoch(IReadOnlyList<ForceTargets> training, ITrainingObserver observer, CancellationToken cancellation)
    {
        _terms = new ForceLossTerms();
        int[][] batches = [.. _randomness.Order(_state.Epoch, training.Count).Chunk(_options.BatchSize)];
        for (var batch = _state.NextBatch; batch < batches.Length; batch++)
        {
            if (cancellation.IsCancellationRequested)
                return false;
            ForceTargets[] crystals = [.. batches[batch].Select(index => training[index])];
            var done = (_state.Epoch - 1 + (double)batch / batches.Length) / _options.Epochs;
            var loss = TrainBatch(
                crystals,
                _spectralFromStart ? 1 : Math.Clamp((done - SpectralFrom) / SpectralOver, 0, 1),
                LearningRates.At(_options, _state.Epoch, batch, batches.Length));
            _average?.Follow((_state.Epoch - 1L) * batches.Length + batch);
            _state = _state with { NextBatch = batch + 1, LossSum = _state.LossSum + loss * crystals.Length };
            observer.BatchDone(_state.Epoch, batch + 1, batches.Length);
        }

        return true;
    }

    private double TrainBatch(ForceTargets[] crystals, double spectral, double learningRate)
    {
        using var pause = CollectionPause.Begin();
        using var scope = NewDisposeScope();
        var (loss, gradients) = _gradient.Compute(crystals, spectral, _terms, scope);
        if (!double.IsFinite(loss))
        {
            throw new TrainingFailedException(
                $"the loss is not a finite number in epoch {_state.Epoch}, batch {_state.NextBatch + 1}, "
                + $"with {string.Join(", ", crystals.Select(crystal => crystal.Id))}; {LearningRemedies.LowerLearningRate}");
        }

        if (_options.GradientClip is { } limit)
            GradientNorm.Clip(gradients, limit);
        _optimizer.Step(gradients, learningRate);
        return loss;
    }

    private void FinishEpoch(int trainingCount, ForceValidation validation, ITrainingObserver observer, Stopwatch clock)
    {
        var epoch = _state.Epoch;
        var isBest = false;
        ForceValidationResult? evaluation = null;
        if (epoch % _options.EvaluateEvery == 0 || epoch == _options.Epochs)
        {
            using var averaged = _average?.InPlaceOfWeights();
            evaluation = validation.Evaluate(_model, _workers);
            isBest = _state.BestRmse is null || evaluation.Metrics.Rmse < _state.BestRmse;
            if (isBest)
            {
                _model.Save(_run.BestWeights, epoch);
                _state = _state with { BestEpoch = epoch, BestRmse = evaluation.Metrics.Rmse };
            }
        }

        var metrics = new EpochMetrics(
            epoch,
            LearningRates.At(_options, epoch, 0, (trainingCount + _options.BatchSize - 1) / _options.BatchSize),
            _state.LossSum / trainingCount,
            evaluation?.Metrics,
            null,
            clock.Elapsed.TotalSeconds);
        _metrics.Append(metrics);
        _run.Log($"epoch {epoch}: {_terms.Means}" + (evaluation is null
            ? ""
            : FormattableString.Invariant($"; modes below -15 cm-1 in {100 * evaluation.UnstableShare:F0} % of the validation crystals")));
        var isLast = epoch >= _options.Epochs || epoch - Math.Max(_state.BestEpoch, _options.FirstEpoch) >= _options.Patience;
        _state = _state with { Epoch = epoch + 1, NextBatch = 0, LossSum = 0, IsFinished = isLast };
        if (isLast || epoch % _options.CheckpointEvery == 0)
            SaveCheckpoint();
        observer.EpochDone(metrics, isBest);
    }

    private void SaveCheckpoint() => Checkpoint.Save(_run.LastCheckpoint, _model.Network, _optimizer, _average, _state);
}
