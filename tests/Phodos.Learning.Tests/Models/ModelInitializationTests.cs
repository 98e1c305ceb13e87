using Phodos.Learning.Graphs;
using Phodos.Learning.Targets;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

public class ModelInitializationTests
{
    private static CrystalGraph[] Graphs => [.. Enumerable.Range(0, 7).Select(system => SampleCrystals.RandomGraph(1 + system, system))];

    [Theory]
    [ClassData(typeof(EveryModelOfLabels))]
    public void A_fresh_model_gives_finite_values_one_a_crystal_and_grid_point(string name)
    {
        using var scope = NewDisposeScope();
        using var model = TinyModel.ConfigOf(name).CreateModel();
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float32, CPU);
        foreach (var output in model.TrainingOutputs(batch, randomness: null).Append(model.Predict(batch)))
        {
            output.shape.ShouldBe([7, TinyModel.Grid.Count]);
            output.isfinite().all().item<bool>().ShouldBeTrue();
        }
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void Every_parameter_of_a_fresh_model_learns(string name)
    {
        using var scope = NewDisposeScope();
        using var model = TinyModel.ConfigOf(name).CreateModel();
        model.to(ScalarType.Float64);
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        using var targets = TrainingTargets.Of(
            [.. Graphs.Select((graph, index) => SampleTargets.Random(TinyModel.ConfigOf(name), graph, index))], ScalarType.Float64, CPU);
        model.Loss(model.TrainingOutputs(batch, randomness: null), targets).backward();
        foreach (var (parameterName, parameter) in model.named_parameters())
        {
            parameter.grad.ShouldNotBeNull(parameterName);
            var largest = parameter.grad.abs().max().item<double>();
            double.IsFinite(largest).ShouldBeTrue(parameterName);
            largest.ShouldBeGreaterThan(0, parameterName);
        }
    }

    [Theory]
    [ClassData(typeof(EveryModelOfLabels))]
    public void The_prediction_is_the_last_training_output_without_dropout(string name)
    {
        using var scope = NewDisposeScope();
        using var model = TinyModel.Create(name);
        using var batch = GraphBatch.Of(Graphs, ScalarType.Float64, CPU);
        TinyModel.Distance(TinyModel.Rows(model.Predict(batch)), TinyModel.Rows(model.TrainingOutputs(batch, randomness: null)[^1])).ShouldBeLessThan(1e-14);
    }
}
