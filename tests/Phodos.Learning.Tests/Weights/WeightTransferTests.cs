using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Weights;

public class WeightTransferTests
{
    [Fact]
    public void All_weights_of_an_equal_model_are_taken_whatever_their_dtype()
    {
        using var source = TinyModel.Create(dtype: ScalarType.Float32, seed: 1);
        using var target = TinyModel.Create(dtype: ScalarType.Float64, seed: 2);
        var transfer = WeightTransfer.Copy(WeightsOf(source), target);
        transfer.IsComplete.ShouldBeTrue();
        transfer.Describe().ShouldBe($"{WeightsOf(source).Count} weights taken");
        var graph = SampleCrystals.RandomGraph(4, 1);
        TinyModel.Distance(TinyModel.Predict(source, graph), TinyModel.Predict(target, graph)).ShouldBeLessThan(1e-4);
        target.parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.Float64 && parameter.requires_grad);
    }

    [Fact]
    public void A_part_is_taken_and_the_rest_is_told()
    {
        using var scope = NewDisposeScope();
        using var source = TinyModel.Create(seed: 1);
        using var target = TinyModel.Create(TinyModel.Options with { ProcessingLayers = 3 }, seed: 2);
        var untouched = Values(target, "embeddings.weight");
        var weights = WeightsOf(source);
        weights["embeddings.weight"] = ones(3, 8);
        weights["head.weight"] = ones(1);

        var transfer = WeightTransfer.Copy(weights, target);

        transfer.IsComplete.ShouldBeFalse();
        transfer.Taken.ShouldContain("out_layer.weight");
        transfer.Missing.ShouldNotBeEmpty();
        transfer.Missing.ShouldAllBe(name => name.StartsWith("stacked_processor.2."));
        transfer.Different.ShouldBe(["embeddings.weight [3, 8] for [11, 8]"]);
        transfer.Unused.ShouldBe(["head.weight"]);
        transfer.Describe().ShouldBe(
            $"{transfer.Taken.Length} weights taken, {transfer.Missing.Length} missing ({string.Join("; ", transfer.Missing.Take(3))}; …), "
            + "1 of another shape (embeddings.weight [3, 8] for [11, 8]), 1 without a place (head.weight)");
        Values(target, "embeddings.weight").ShouldBe(untouched);
        Values(target, "out_layer.weight").ShouldBe(Values(source, "out_layer.weight"));
    }

    private static Dictionary<string, Tensor> WeightsOf(DosModel model) =>
        model.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);

    private static double[] Values(DosModel model, string name) => [.. TinyModel.Rows(model.get_parameter(name)!).SelectMany(row => row)];
}
