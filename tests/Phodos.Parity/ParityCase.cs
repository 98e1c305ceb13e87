using System.Text.Json;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Targets;
using Phodos.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Parity;

/// <summary>The largest absolute differences between a model here and the reference implementation, in float64.</summary>
/// <param name="Singles">Outputs of each crystal alone.</param>
/// <param name="Batch">Outputs of all crystals as one batch, with the reference's unmasked padding.</param>
/// <param name="Loss">The loss of the batch.</param>
/// <param name="Gradients">The gradient of the loss for every parameter.</param>
public sealed record ParityDifferences(double Singles, double Batch, double Loss, double Gradients)
{
    /// <summary>The largest of all. Not a number counts as infinite.</summary>
    public double Largest => new[] { Singles, Batch, Loss, Gradients }.Max(value => double.IsNaN(value) ? double.PositiveInfinity : value);
}

/// <summary>One model case of a golden folder.</summary>
public static class ParityCase
{
    /// <summary>Compares a case; null when its model is not built.</summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged, or a parameter is missing on either side.</exception>
    public static ParityDifferences? Compare(GoldenFolder golden, string caseName)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(golden.File(caseName, "config.json")));
        var config = document.RootElement;
        if (!ReferenceModel.ByName.TryGetValue(config.GetProperty("model").GetString()!, out var reference))
            return null;

        // Where the reference casts attention scores to float32, the files of its float64 variant are the ones to match.
        var isSoftmax64 = File.Exists(golden.File(caseName, "outputs_softmax64.safetensors"));
        var suffix = isSoftmax64 ? "_softmax64" : "";
        using var outputs = golden.Tensors(caseName, $"outputs{suffix}.safetensors");
        using var gradients = golden.Tensors(caseName, $"grads{suffix}.safetensors");
        using var targets = golden.Tensors("target.safetensors");

        using var scope = NewDisposeScope();
        using var model = LoadModel(golden, caseName, reference, config);
        RequireSameParameters(model, gradients);

        var graphs = golden.Graphs(config.GetProperty("r_max").GetDouble());
        model.eval();
        var singles = graphs.Select((graph, index) => CompareOutputs(model, reference, [graph], outputs, $"single_{index}")).Max();
        var batch = CompareOutputs(model, reference, graphs, outputs, "batch");

        model.train();
        using var all = GraphBatch.Of(graphs, ScalarType.Float64, CPU);
        var loss = model.Loss(model.TrainingOutputs(all, randomness: null), new TrainingTargets(targets.Tensors["target"]));
        loss.backward();
        var lossDifference = Math.Abs(loss.item<double>() - config.GetProperty("loss" + suffix).GetDouble());
        var gradientDifference = model.named_parameters().Max(entry => Difference(entry.parameter.grad!, gradients.Tensors[entry.name]));
        return new ParityDifferences(singles, batch, lossDifference, gradientDifference);
    }

    /// <summary>The model of a case with its weights, in float64.</summary>
    internal static DosModel LoadModel(GoldenFolder golden, string caseName, ReferenceModel reference, JsonElement config)
    {
        using var noGradients = no_grad();
        using var weights = golden.Tensors(caseName, "weights.safetensors");
        var model = reference.Create(config);
        model.to(ScalarType.Float64);
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (!weights.Tensors.TryGetValue(name, out var value))
                throw new InvalidInputException($"the model has a parameter '{name}' that the reference lacks");
            parameter.copy_(value);
        }

        return model;
    }

    /// <summary>The largest absolute difference of two tensors.</summary>
    internal static double Difference(Tensor actual, Tensor expected) => (actual - expected).abs().max().item<double>();

    // Parameters without a gradient take no part in the result; the models here leave them out.
    private static void RequireSameParameters(DosModel model, SafetensorsContent gradients)
    {
        var names = model.named_parameters().Select(entry => entry.name).ToHashSet();
        foreach (var name in gradients.Tensors.Keys.Where(name => !names.Contains(name)))
            throw new InvalidInputException($"the reference has a parameter '{name}' that the model lacks");
    }

    private static double CompareOutputs(
        DosModel model, ReferenceModel reference, IReadOnlyList<CrystalGraph> graphs, SafetensorsContent expected, string key)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        using var batch = GraphBatch.Of(graphs, ScalarType.Float64, CPU);
        var outputs = model.TrainingOutputs(batch, randomness: null);
        var difference = outputs.Zip(reference.OutputNames, (output, name) => Difference(output, expected.Tensors[$"{key}.{name}"])).Max();
        return Math.Max(difference, Difference(model.Predict(batch), outputs[^1]));
    }
}
