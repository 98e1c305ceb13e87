using System.Diagnostics;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>
/// Trains a model in a run folder: AdamW under a learning rate that falls exponentially, evaluation of the
/// validation part, the weights of the best epoch kept, early stopping. Stages of the model may be frozen or learn at
/// a rate of their own. A run that was stopped anywhere, by a kill too, goes on from its last checkpoint and ends with
/// the same weights, bit for bit, as if it had not been stopped.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly DosModel _model;
    private readonly ModelConfig _config;
    private readonly TrainingOptions _options;
    private readonly RunFolder _run;
    private readonly AdamW _optimizer;
    private readonly WeightAverage? _average;
    private readonly ParallelGradient _gradient;
    private readonly Evaluator _evaluator;
    private readonly RunRandomness _randomness;
    private readonly MetricsTable _metrics;
    private TrainingState _state = TrainingState.Start;

    /// <summary>Prepares a run; a checkpoint in its folder is taken up.</summary>
    /// <param name="model">The model, on the device to train on; its weights change.</param>
    /// <param name="config">Its configuration, saved beside the weights.</param>
    /// <param name="options">How to train.</param>
    /// <param name="run">Where the run is kept.</param>
    /// <param name="workers">How many parts of a batch are computed side by side.</param>
    /// <exception cref="InvalidInputException">
    /// An option is out of its range, the model has no such stage, or the checkpoint is not of this model.
    /// </exception>
    public Trainer(DosModel model, ModelConfig config, TrainingOptions options, RunFolder run, Workers workers)
    {
        _model = model;
        _config = config;
        _options = options.Validated();
        _run = run;
        _optimizer = new AdamW(LearnedParameter.Choose(model, options), options.WeightDecay);
        _gradient = new ParallelGradient(model, workers);
        _evaluator = new Evaluator(model, workers);
        _randomness = new RunRandomness(options.Seed);
        _metrics = new MetricsTable(run.MetricsFile);
        _average = options.WeightAverage is { } decay ? new WeightAverage(model, decay) : null;
        if (File.Exists(run.LastCheckpoint))
            _state = Checkpoint.Load(run.LastCheckpoint, model, _optimizer, _average);
        _metrics.KeepBefore(_state.Epoch);
    }

    /// <summary>Where the run is.</summary>
    public TrainingState State => _state;

    /// <summary>Trains to the end, or to a request to stop, which saves a checkpoint first.</summary>
    /// <param name="training">The crystals to learn from.</param>
    /// <param name="validation">The crystals that choose the best epoch.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellation">The request to stop.</param>
    /// <returns>The state at the end: finished, or not if it was stopped.</returns>
    /// <exception cref="InvalidInputException">There are no crystals to learn from or to validate with.</exception>
    /// <exception cref="TrainingFailedException">The loss or a prediction is not a finite number.</exception>
    public TrainingState Train(
        IReadOnlyList<LabelledGraph> training,
        IReadOnlyList<LabelledGraph> validation,
        ITrainingObserver observer,
        CancellationToken cancellation)
    {
        if (training.Count == 0 || validation.Count == 0)
            throw new InvalidInputException("a run needs at least one training and one validation crystal; check the split");
        if (_state.IsFinished)
            return _state;
        var events = new TrainingEvents(_run.Events, _state.Epoch);
        while (!_state.IsFinished)
        {
            var clock = Stopwatch.StartNew();
            if (!TrainEpoch(training, observer, cancellation))
            {
                SaveCheckpoint();
                return _state;
            }

            FinishEpoch(training.Count, validation, observer, events, clock);
        }

        return _state;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
    }

    private bool TrainEpoch(IReadOnlyList<LabelledGraph> training, ITrainingObserver observer, CancellationToken cancellation)
    {
        _model.train();
        int[][] batches = [.. _randomness.Order(_state.Epoch, training.Count).Chunk(_options.BatchSize)];
        for (var batch = _state.NextBatch; batch < batches.Length; batch++)
        {
            if (cancellation.IsCancellationRequested)
                return false;
            LabelledGraph[] crystals = [.. batches[batch].Select(index => training[index])];
            var loss = TrainBatch(
                crystals,
                LearningRates.At(_options, _state.Epoch, batch, batches.Length),
                _randomness.DropoutSeed(_state.Epoch, batch));
            _average?.Follow((_state.Epoch - 1L) * batches.Length + batch);
            _state = _state with { NextBatch = batch + 1, LossSum = _state.LossSum + loss * crystals.Length };
            observer.BatchDone(_state.Epoch, batch + 1, batches.Length);
        }

        return true;
    }

    private double TrainBatch(LabelledGraph[] crystals, double learningRate, ulong dropoutSeed)
    {
        using var pause = CollectionPause.Begin();
        using var scope = NewDisposeScope();
        var parameter = _model.parameters().First();
        using var targets = TrainingTargets.Of(crystals, parameter.dtype, parameter.device);
        var (loss, gradients) = _gradient.Compute([.. crystals.Select(crystal => crystal.Graph)], targets, dropoutSeed, scope);
        if (!double.IsFinite(loss))
        {
            throw new TrainingFailedException(
                $"the loss is not a finite number in epoch {_state.Epoch}, batch {_state.NextBatch + 1}, "
                + $"with {string.Join(", ", crystals.Select(crystal => crystal.Graph.Id))}; "
                + $"{LearningRemedies.LowerLearningRate} or {LearningRemedies.ClipGradients}, and check these crystals");
        }

        if (_options.GradientClip is { } limit)
            GradientNorm.Clip(gradients, limit);
        _optimizer.Step(gradients, learningRate);
        return loss;
    }

    private void FinishEpoch(
        int trainingCount, IReadOnlyList<LabelledGraph> validation, ITrainingObserver observer, TrainingEvents events, Stopwatch clock)
    {
        var epoch = _state.Epoch;
        EvaluationResult? evaluation = null;
        var isBest = false;
        if (epoch % _options.EvaluateEvery == 0 || epoch == _options.Epochs)
        {
            using var averaged = _average?.InPlaceOfWeights();
            evaluation = Evaluate(validation);
            isBest = _state.BestRmse is null || evaluation.PerCrystalMean.Rmse < _state.BestRmse;
            if (isBest)
            {
                ModelFile.Save(_run.BestWeights, _model, _config, epoch);
                _state = _state with { BestEpoch = epoch, BestRmse = evaluation.PerCrystalMean.Rmse };
            }
        }

        var metrics = new EpochMetrics(
            epoch,
            LearningRates.At(_options, epoch, 0, (trainingCount + _options.BatchSize - 1) / _options.BatchSize),
            _state.LossSum / trainingCount,
            evaluation?.PerCrystalMean,
            evaluation?.Pooled,
            clock.Elapsed.TotalSeconds);
        _metrics.Append(metrics);
        events.Add(metrics);
        var isLast = epoch >= _options.Epochs || epoch - Math.Max(_state.BestEpoch, _options.FirstEpoch) >= _options.Patience;
        _state = _state with { Epoch = epoch + 1, NextBatch = 0, LossSum = 0, IsFinished = isLast };
        if (isLast || epoch % _options.CheckpointEvery == 0)
            SaveCheckpoint();
        observer.EpochDone(metrics, isBest);
    }

    private EvaluationResult Evaluate(IReadOnlyList<LabelledGraph> validation)
    {
        _model.eval();
        try
        {
            return _evaluator.Evaluate(validation, _config.Grid);
        }
        catch (InvalidInputException fault)
        {
            throw new TrainingFailedException(
                $"the validation part cannot be evaluated after epoch {_state.Epoch}: {fault.Message}; "
                + $"{LearningRemedies.LowerLearningRate} or {LearningRemedies.ClipGradients}",
                fault);
        }
    }

    private void SaveCheckpoint() => Checkpoint.Save(_run.LastCheckpoint, _model, _optimizer, _average, _state);
}
