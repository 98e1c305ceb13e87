using System.Text.Json;
using Phodos.Learning.Graphs;
using Phodos.Learning.Targets;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Parity;

/// <summary>A few steps of AdamW on a model, compared with the reference: losses before each step and weights after it.</summary>
public static class OptimizerCase
{
    /// <summary>The folder of the steps.</summary>
    public const string Folder = "optim_mlp2";

    private const string ModelCase = "mlp2_r4";

    /// <summary>The largest absolute difference of losses and weights, in float64; null where the folder has no such steps.</summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged.</exception>
    public static double? Compare(GoldenFolder golden)
    {
        if (!Directory.Exists(golden.File(Folder)))
            return null;
        using var steps = JsonDocument.Parse(File.ReadAllText(golden.File(Folder, "config.json")));
        using var config = JsonDocument.Parse(File.ReadAllText(golden.File(ModelCase, "config.json")));
        using var expected = golden.Tensors(Folder, "params.safetensors");
        using var targets = golden.Tensors("target.safetensors");
        using var scope = NewDisposeScope();
        using var model = ParityCase.LoadModel(golden, ModelCase, ReferenceModel.ByName["mlp2"], config.RootElement);
        using var batch = GraphBatch.Of(golden.Graphs(cutoff: 4), ScalarType.Float64, CPU);
        var parameters = model.named_parameters().Select(entry => new LearnedParameter(entry.name, entry.parameter)).ToArray();
        using var optimizer = new AdamW(parameters, steps.RootElement.GetProperty("weight_decay").GetDouble());

        var largest = 0.0;
        var rates = steps.RootElement.GetProperty("lr_at_step").EnumerateArray().Select(rate => rate.GetDouble()).ToArray();
        var losses = steps.RootElement.GetProperty("loss_before_step").EnumerateArray().Select(loss => loss.GetDouble()).ToArray();
        for (var step = 0; step < rates.Length; step++)
        {
            var loss = model.Loss(model.TrainingOutputs(batch, randomness: null), new TrainingTargets(targets.Tensors["target"]));
            largest = Math.Max(largest, Math.Abs(loss.item<double>() - losses[step]));
            optimizer.Step([.. autograd.grad([loss], [.. parameters.Select(parameter => parameter.Values)])], rates[step]);
            foreach (var parameter in parameters)
            {
                if (expected.Tensors.TryGetValue($"after_step_{step + 1}.{parameter.Name}", out var weight))
                    largest = Math.Max(largest, ParityCase.Difference(parameter.Values, weight));
            }
        }

        return largest;
    }
}
