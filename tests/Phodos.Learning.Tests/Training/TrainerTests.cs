using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_loss_falls()
    {
        var recorder = new Recorder();
        TinyTraining.Run(_folder.Path, TinyTraining.Options with { Epochs = 20, LearningRateDecay = 1 }, recorder);
        recorder.Epochs[^1].Metrics.TrainingLoss.ShouldBeLessThan(0.7 * recorder.Epochs[0].Metrics.TrainingLoss);
    }

    [Fact]
    public void The_same_seed_repeats_a_run_bit_for_bit_and_another_does_not()
    {
        byte[] LastOf(string name, int seed)
        {
            TinyTraining.Run(_folder.In(name), TinyTraining.Options with { Seed = seed, Epochs = 2 });
            return File.ReadAllBytes(_folder.In(name, "checkpoints", "last.safetensors"));
        }

        LastOf("a", 1).SequenceEqual(LastOf("b", 1)).ShouldBeTrue();
        LastOf("a", 1).SequenceEqual(LastOf("c", 2)).ShouldBeFalse();
    }

    [Fact]
    public void The_best_weights_are_those_of_the_epoch_with_the_lowest_validation_error()
    {
        var recorder = new Recorder();
        var state = TinyTraining.Run(_folder.Path, TinyTraining.Options with { Epochs = 12, LearningRate = 0.03, LearningRateDecay = 1 }, recorder);
        var best = recorder.Epochs.MinBy(epoch => epoch.Metrics.Validation!.Rmse).Metrics;
        (state.BestEpoch, state.BestRmse).ShouldBe((best.Epoch, best.Validation!.Rmse));
        recorder.Epochs.Last(epoch => epoch.IsBest).Metrics.ShouldBe(best);
        state.BestEpoch.ShouldBeLessThan(12, "the last epoch is no test of keeping an earlier one");

        var (model, _) = ModelFile.Load(_folder.Path, CPU);
        using (model)
        {
            new Evaluator(model, new Workers(1)).Evaluate(TinyTraining.Validation, TinyModel.Grid, cancellation: TestContext.Current.CancellationToken)
                .PerCrystalMean.Rmse.ShouldBe(best.Validation.Rmse);
        }

        using var content = SafetensorsFile.Read(ModelFile.Resolve(_folder.Path));
        content.Metadata["epoch"].ShouldBe($"{best.Epoch}");
    }

    [Theory]
    [InlineData(2, 1, 3)] // best in epoch 1, then 2 without a better one
    [InlineData(2, 4, 6)] // the same, counted from epoch 4
    public void Training_stops_early_after_as_many_epochs_without_a_better_one_as_patience_allows(int patience, int firstEpoch, int lastEpoch)
    {
        // A rate so small that float32 weights do not change: no epoch is better than the first.
        var options = TinyTraining.Options with { Epochs = 20, LearningRate = 1e-30, WeightDecay = 0, Patience = patience, FirstEpoch = firstEpoch };
        var recorder = new Recorder();
        var state = TinyTraining.Run(_folder.Path, options, recorder);
        (state.IsFinished, state.BestEpoch, recorder.Epochs.Count).ShouldBe((true, 1, lastEpoch));
    }

    [Fact]
    public void Epochs_between_evaluations_have_no_validation_figures_and_the_last_has_them()
    {
        var recorder = new Recorder();
        TinyTraining.Run(_folder.Path, TinyTraining.Options with { Epochs = 5, EvaluateEvery = 2 }, recorder);
        recorder.Epochs.Select(epoch => epoch.Metrics.Validation is not null).ShouldBe([false, true, false, true, true]);
        MetricsTable.Read(_folder.In("metrics.csv")).Select(row => row.ValidationRmse is not null).ShouldBe([false, true, false, true, true]);
    }

    [Fact]
    public void Checkpoints_are_as_far_apart_as_asked()
    {
        List<bool> exists = [];
        var last = _folder.In("checkpoints", "last.safetensors");
        TinyTraining.Run(_folder.Path, TinyTraining.Options with { Epochs = 4, CheckpointEvery = 2 }, new Recorder(_ => exists.Add(File.Exists(last))));
        exists.ShouldBe([.. Enumerable.Repeat(false, 6), .. Enumerable.Repeat(true, 6)]); // three batches an epoch
    }

    [Fact]
    public void The_learning_rate_falls_exponentially_in_the_table()
    {
        TinyTraining.Run(_folder.Path, TinyTraining.Options with { LearningRate = 0.01, LearningRateDecay = 0.5 });
        File.ReadLines(_folder.In("metrics.csv")).Skip(1).Select(line => line.Split(',')[1]).ShouldBe(["0.01", "0.005", "0.0025", "0.00125"]);
        MetricsTable.Read(_folder.In("metrics.csv")).Select(row => row.Epoch).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void TensorBoard_events_are_written()
    {
        TinyTraining.Run(_folder.Path, TinyTraining.Options with { Epochs = 1 });
        Directory.GetFiles(_folder.In("events"), "*tfevents*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void Training_from_given_weights_starts_where_they_are()
    {
        var trained = new Recorder();
        TinyTraining.Run(_folder.In("first"), TinyTraining.Options with { Epochs = 15, LearningRateDecay = 1 }, trained);
        using var model = TinyModel.Create(dtype: ScalarType.Float32, seed: 77);
        using (var weights = SafetensorsFile.Read(ModelFile.Resolve(_folder.In("first"))))
            WeightTransfer.Copy(weights.Tensors, model).IsComplete.ShouldBeTrue();

        var tuned = new Recorder();
        TinyTraining.Run(_folder.In("second"), TinyTraining.Options with { Epochs = 1, LearningRate = 1e-6 }, tuned, model: model);
        var best = trained.Epochs.Min(epoch => epoch.Metrics.Validation!.Rmse);
        tuned.Epochs[0].Metrics.Validation!.Rmse.ShouldBe(best, 1e-3);
    }
}
