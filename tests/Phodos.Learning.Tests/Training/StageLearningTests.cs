using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Tests.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

/// <summary>Stages that are frozen, and stages that learn at a rate of their own.</summary>
public sealed class StageLearningTests : IDisposable
{
    private static readonly TrainingOptions OneBatch = TinyTraining.Options with { Epochs = 1, BatchSize = TinyTraining.Crystals.Length };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Frozen_stages_stay_as_they_are_to_the_last_bit_and_all_else_learns(string name)
    {
        using var scope = NewDisposeScope();
        using var shown = TinyModel.Create(name);
        foreach (var only in shown.Stages)
        {
            using var model = TinyModel.Create(name, ScalarType.Float32);
            var before = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter.detach().clone());
            var frozen = shown.Stages.Select(stage => stage.Name).Where(stage => stage != only.Name);
            var options = OneBatch with { Epochs = 2, WeightDecay = 0.1, FrozenStages = [.. frozen] };
            using var trainer = new Trainer(model, TinyModel.ConfigOf(name), options, RunFolder.Create(_folder.In(only.Name)), new Workers(2));
            trainer.Train(TinyTraining.CrystalsOf(name), TinyTraining.Validation, new Recorder(), CancellationToken.None);
            foreach (var (parameter, values) in model.named_parameters())
            {
                values.requires_grad.ShouldBe(only.Owns(parameter), parameter);
                values.allclose(before[parameter], rtol: 0, atol: 0).ShouldBe(!only.Owns(parameter), parameter);
            }
        }
    }

    [Fact]
    public void A_stage_with_half_the_rate_takes_half_the_step_and_the_others_the_same()
    {
        var whole = StepsOfStages(OneBatch);
        var halved = StepsOfStages(OneBatch with { StageRates = [new StageRate("crystal", 0.5)] });
        foreach (var (stage, steps) in whole)
            ShouldBeTimes(halved[stage], stage == "crystal" ? 0.5 : 1, steps, stage);
    }

    [Fact]
    public void Layer_decay_multiplies_from_the_head_to_the_input_and_goes_with_the_rate_of_a_stage()
    {
        var whole = StepsOfStages(OneBatch);
        var decayed = StepsOfStages(OneBatch with { LayerDecay = 0.5, StageRates = [new StageRate("encoder", 8)] });
        string[] stages = [.. whole.Keys];
        stages.ShouldBe(["encoder", "message-passing-1", "message-passing-2", "to-atoms", "crystal", "to-each-other", "to-atoms-again", "head"]);
        for (var index = 0; index < stages.Length; index++)
        {
            var factor = Math.Pow(0.5, stages.Length - 1 - index) * (index == 0 ? 8 : 1);
            ShouldBeTimes(decayed[stages[index]], factor, whole[stages[index]], stages[index]);
        }
    }

    [Fact]
    public void A_run_with_frozen_and_slow_stages_goes_on_after_a_stop_to_the_same_bits()
    {
        var options = TinyTraining.Options with
        {
            FrozenStages = ["encoder", "to-atoms"],
            StageRates = [new StageRate("head", 2)],
            LayerDecay = 0.7,
        };
        TinyTraining.Run(_folder.In("straight"), options).IsFinished.ShouldBeTrue();
        using (var stop = new CancellationTokenSource())
        {
            TinyTraining.Run(_folder.In("stopped"), options, new Recorder(batch => Stop(batch, stop)), stop).IsFinished.ShouldBeFalse();
        }

        TinyTraining.Run(_folder.In("stopped"), options).IsFinished.ShouldBeTrue();
        foreach (var file in new[] { "last.safetensors", "best.safetensors" })
        {
            var (straight, stopped) = (_folder.In("straight", "checkpoints", file), _folder.In("stopped", "checkpoints", file));
            File.ReadAllBytes(stopped).SequenceEqual(File.ReadAllBytes(straight)).ShouldBeTrue(file);
        }

        static void Stop(int batch, CancellationTokenSource stop)
        {
            if (batch == 5)
                stop.Cancel();
        }
    }

    [Fact]
    public void An_unknown_stage_lists_those_that_are_and_a_model_of_frozen_stages_is_refused()
    {
        using var model = TinyModel.Create("mlp");
        string[] stages = [.. model.Stages.Select(stage => stage.Name)];
        Message(new TrainingOptions { FrozenStages = ["heads"] })
            .ShouldBe($"the model has no stage 'heads'; from the input to the output it has {string.Join(", ", stages)}");
        Message(new TrainingOptions { StageRates = [new StageRate("hidden", 1)] }).ShouldContain("no stage 'hidden'");
        Message(new TrainingOptions { FrozenStages = [.. stages] }).ShouldContain("nothing to learn");

        string Message(TrainingOptions options) => Should.Throw<InvalidInputException>(() => StageLearning.Of(model, options)).Message;
    }

    [Fact]
    public void Rates_that_mean_nothing_are_refused()
    {
        Message(new TrainingOptions { StageRates = [new StageRate("head", 0)] }).ShouldContain("freeze it");
        Message(new TrainingOptions { StageRates = [new StageRate("head", double.NaN)] }).ShouldContain("above 0");
        Message(new TrainingOptions { StageRates = [new StageRate("head", 1), new StageRate("head", 2)] }).ShouldContain("two stage-rates");
        Message(new TrainingOptions { StageRates = [new StageRate("head", 1)], FrozenStages = ["head"] }).ShouldContain("'head' is frozen");
        Message(new TrainingOptions { LayerDecay = 0 }).ShouldContain("layer-decay");
        Message(new TrainingOptions { LayerDecay = 1.01 }).ShouldContain("layer-decay");

        static string Message(TrainingOptions options) => Should.Throw<InvalidInputException>(options.Validated).Message;
    }

    // How far one step of the optimizer, weight decay included, moves the parameters of each stage.
    private Dictionary<string, double[]> StepsOfStages(TrainingOptions options)
    {
        using var model = TinyModel.Create();
        var before = ValuesOfStages(model);
        TinyTraining.Run(Path.Combine(_folder.Path, Guid.NewGuid().ToString()), options, model: model);
        return ValuesOfStages(model).ToDictionary(stage => stage.Key, stage => Differences(stage.Value, before[stage.Key]));
    }

    private static double[] Differences(double[] after, double[] before) => [.. after.Zip(before, (late, early) => late - early)];

    private static Dictionary<string, double[]> ValuesOfStages(DosModel model) => model.Stages.ToDictionary(
        stage => stage.Name,
        stage => (double[])[.. model.named_parameters().Where(entry => stage.Owns(entry.name)).SelectMany(entry => entry.parameter.data<double>().ToArray())]);

    private static void ShouldBeTimes(double[] steps, double factor, double[] whole, string stage)
    {
        whole.Max(Math.Abs).ShouldBeGreaterThan(1e-4, stage);
        steps.Zip(whole, (step, full) => Math.Abs(step - factor * full)).Max().ShouldBeLessThan(1e-14, stage);
    }
}
