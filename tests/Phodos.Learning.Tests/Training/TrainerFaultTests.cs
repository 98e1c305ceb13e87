using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

public sealed class TrainerFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_reference_that_is_not_finite_stops_the_training_and_is_named(double value)
    {
        var bad = TinyTraining.Crystals[3] with { Target = [.. TinyTraining.Crystals[3].Target.Select((target, point) => point == 4 ? value : target)] };
        var fault = Should.Throw<TrainingFailedException>(() => TinyTraining.Run(
            _folder.Path, TinyTraining.Options with { BatchSize = 1 }, training: [TinyTraining.Crystals[0], bad, TinyTraining.Crystals[1]]));
        fault.Message.ShouldContain("in epoch 1, batch ");
        fault.Message.ShouldContain(bad.Graph.Id);
        fault.Message.ShouldNotContain(TinyTraining.Crystals[0].Graph.Id);
    }

    [Theory]
    [InlineData(2)] // the next batch sees the damage
    [InlineData(5)] // one batch an epoch: the evaluation sees it first
    public void Weights_that_overflow_stop_the_training_and_the_crystals_are_named(int batchSize)
    {
        var options = TinyTraining.Options with { LearningRate = 1e38, BatchSize = batchSize };
        var fault = Should.Throw<TrainingFailedException>(() => TinyTraining.Run(_folder.Path, options));
        fault.Message.ShouldContain("epoch 1");
        fault.Message.ShouldContain("random-");
        fault.Message.ShouldContain(LearningRemedies.LowerLearningRate);
        File.Exists(_folder.In(ModelFile.BestOfRun)).ShouldBeFalse();
    }

    [Fact]
    public void The_gradient_clip_bounds_the_norm_that_the_optimizer_sees()
    {
        const double Limit = 1e-3;
        TinyTraining.Run(_folder.In("clipped"), OneStep with { GradientClip = Limit });
        TinyTraining.Run(_folder.In("free"), OneStep);
        TinyTraining.Run(_folder.In("loose"), OneStep with { GradientClip = 1e6 });
        FirstGradientNorm("clipped").ShouldBe(Limit, 0.01 * Limit);
        FirstGradientNorm("free").ShouldBeGreaterThan(10 * Limit);
        FirstGradientNorm("loose").ShouldBe(FirstGradientNorm("free"));
    }

    [Fact]
    public void A_run_needs_crystals_to_learn_from_and_to_validate_with()
    {
        Should.Throw<InvalidInputException>(() => TinyTraining.Run(_folder.Path, TinyTraining.Options, training: []));
        using var model = TinyModel.Create(dtype: ScalarType.Float32);
        using var trainer = new Trainer(model, TinyModel.Config, TinyTraining.Options, RunFolder.Create(_folder.Path), new Workers(1));
        Should.Throw<InvalidInputException>(() => trainer.Train(TinyTraining.Crystals, [], new Recorder(), CancellationToken.None));
    }

    public static TheoryData<TrainingOptions, string> OutOfRange => new()
    {
        { new() { Epochs = 0 }, "epochs" },
        { new() { BatchSize = 0 }, "batch-size" },
        { new() { LearningRate = 0 }, "learning-rate" },
        { new() { LearningRate = double.NaN }, "learning-rate" },
        { new() { LearningRate = double.PositiveInfinity }, "learning-rate" },
        { new() { LearningRateDecay = 0 }, "learning-rate-decay" },
        { new() { LearningRateDecay = 1.01 }, "learning-rate-decay" },
        { new() { WeightDecay = -1 }, "weight-decay" },
        { new() { GradientClip = 0 }, "gradient-clip" },
        { new() { GradientClip = double.NaN }, "gradient-clip" },
        { new() { Patience = 0 }, "patience" },
        { new() { FirstEpoch = 0 }, "first-epoch" },
        { new() { EvaluateEvery = 0 }, "evaluate-every" },
        { new() { CheckpointEvery = 0 }, "checkpoint-every" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_its_range_is_refused_by_name(TrainingOptions options, string name) =>
        Should.Throw<InvalidInputException>(() => TinyTraining.Run(_folder.Path, options)).Message.ShouldStartWith($"training: {name} must be");

    private static TrainingOptions OneStep => TinyTraining.Options with { Epochs = 1, BatchSize = 5 };

    // After one step the mean of AdamW is (1 − β1) times the gradient.
    private double FirstGradientNorm(string run)
    {
        using var checkpoint = SafetensorsFile.Read(_folder.In(run, "checkpoints", "last.safetensors"));
        var means = checkpoint.Tensors.Where(entry => entry.Key.StartsWith("optimizer.mean.", StringComparison.Ordinal));
        return 10 * Math.Sqrt(means.Sum(entry => entry.Value.to(ScalarType.Float64).square().sum().item<double>()));
    }
}
