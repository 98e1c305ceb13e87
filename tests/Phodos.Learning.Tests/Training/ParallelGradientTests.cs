using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

public class ParallelGradientTests
{
    private static readonly CrystalGraph[] Graphs = [.. Enumerable.Range(1, 5).Select(atoms => SampleCrystals.RandomGraph(atoms, atoms))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Without_dropout_loss_and_gradients_are_those_of_plain_backpropagation(int workers)
    {
        using var model = TinyModel.Create(TinyModel.Options with { AttentionDropout = 0 });
        using var scope = NewDisposeScope();
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        var plain = model.Loss(model.TrainingOutputs(batch, randomness: null), Targets());
        plain.backward();

        var (loss, gradients) = new ParallelGradient(model, new Workers(workers)).Compute(Graphs, Targets(), dropoutSeed: 1, scope);

        loss.ShouldBe(plain.item<double>(), 1e-14);
        foreach (var ((name, parameter), gradient) in model.named_parameters().Zip(gradients))
        {
            gradient.allclose(parameter.grad!, rtol: 1e-11, atol: 1e-13).ShouldBeTrue(name);
            gradient.abs().max().item<double>().ShouldBeGreaterThan(0, name);
        }
    }

    [Fact]
    public void With_dropout_and_two_workers_a_repetition_is_the_same_bit_for_bit_and_another_seed_is_not()
    {
        using var model = TinyModel.Create(dtype: ScalarType.Float32);
        var first = Compute(model, seed: 256);
        for (var repetition = 0; repetition < 5; repetition++)
            Compute(model, seed: 256).ShouldBe(first);
        Compute(model, seed: 512).ShouldNotBe(first);
    }

    private static double[] Compute(DosModel model, ulong seed)
    {
        using var scope = NewDisposeScope();
        var (loss, gradients) = new ParallelGradient(model, new Workers(2)).Compute(Graphs, Targets(ScalarType.Float32), seed, scope);
        return [loss, .. gradients.SelectMany(gradient => gradient.contiguous().data<float>().ToArray()).Select(value => (double)value)];
    }

    private static TrainingTargets Targets(ScalarType dtype = ScalarType.Float64) =>
        new(linspace(0, 1, 5 * TinyModel.Grid.Count, dtype: dtype).view(5, TinyModel.Grid.Count));
}
