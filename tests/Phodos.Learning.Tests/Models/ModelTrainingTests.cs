using Phodos.Learning.Graphs;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Tests.Training;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

/// <summary>Training takes every model.</summary>
public sealed class ModelTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void A_step_of_the_optimizer_lowers_the_loss_of_its_batch(string name)
    {
        using var scope = NewDisposeScope();
        using var model = TinyModel.Create(name);
        var crystals = TinyTraining.CrystalsOf(name);
        using var batch = GraphBatch.Of([.. crystals.Select(crystal => crystal.Graph)], ScalarType.Float64, CPU);
        using var targets = TrainingTargets.Of(crystals, ScalarType.Float64, CPU);
        using var optimizer = new AdamW([.. model.named_parameters().Select(entry => new LearnedParameter(entry.name, entry.parameter))], weightDecay: 0);
        var before = Loss();
        optimizer.Step([.. autograd.grad([before], [.. model.parameters()])], learningRate: 1e-4);
        Loss().item<double>().ShouldBeLessThan(before.item<double>());

        Tensor Loss() => model.Loss(model.TrainingOutputs(batch, randomness: null), targets);
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void A_run_by_the_recipe_of_the_model_goes_on_after_a_stop_to_the_same_weights(string name)
    {
        var options = TrainingRecipes.Of(name) with { Epochs = 2, BatchSize = 2, Seed = 5 };
        Train(name, options, "straight", stopAfter: null).IsFinished.ShouldBeTrue();
        Train(name, options, "stopped", stopAfter: 4).IsFinished.ShouldBeFalse();
        Train(name, options, "stopped", stopAfter: null).IsFinished.ShouldBeTrue();
        foreach (var file in new[] { "last.safetensors", "best.safetensors" })
        {
            var (straight, stopped) = (_folder.In("straight", "checkpoints", file), _folder.In("stopped", "checkpoints", file));
            File.ReadAllBytes(stopped).SequenceEqual(File.ReadAllBytes(straight)).ShouldBeTrue(file);
        }
    }

    private TrainingState Train(string name, TrainingOptions options, string folder, int? stopAfter)
    {
        using var stop = new CancellationTokenSource();
        using var model = TinyModel.Create(name, ScalarType.Float32);
        using var trainer = new Trainer(model, TinyModel.ConfigOf(name), options, RunFolder.Create(_folder.In(folder)), new Workers(2));
        var observer = new Recorder(batch =>
        {
            if (batch == stopAfter)
                stop.Cancel();
        });
        return trainer.Train(TinyTraining.CrystalsOf(name), TinyTraining.Validation, observer, stop.Token);
    }
}
