using Phodos.Learning.Graphs;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models;

/// <summary>libtorch's default generator and its count of live tensors are one for the whole process, so nothing else may run beside this.</summary>
[CollectionDefinition(nameof(ModelProcessTests), DisableParallelization = true)]
[Collection(nameof(ModelProcessTests))]
public class ModelProcessTests
{
    [Theory]
    [ClassData(typeof(EveryModel))]
    public void The_same_seed_gives_the_same_weights_and_another_does_not(string name)
    {
        double[] Weights(int seed)
        {
            random.manual_seed(seed);
            using var model = TinyModel.ConfigOf(name).CreateModel();
            return [.. model.parameters().SelectMany(parameter => TinyModel.Rows(parameter.view(1, -1))[0])];
        }

        Weights(1).ShouldBe(Weights(1));
        Weights(1).ShouldNotBe(Weights(2));
    }

    [Theory]
    [ClassData(typeof(EveryModel))]
    public void A_prediction_leaves_no_tensor_behind_but_itself(string name)
    {
        using var noGradients = no_grad();
        using var model = TinyModel.Create(name);
        using var batch = GraphBatch.Of([SampleCrystals.RandomGraph(3, 1), SampleCrystals.RandomGraph(5, 2)], ScalarType.Float64, CPU);
        model.Predict(batch).Dispose();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        using var prediction = model.Predict(batch);
        (Tensor.TotalCount - before).ShouldBe(1);
    }
}
