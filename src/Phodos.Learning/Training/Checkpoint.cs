using System.Text.Json;
using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>
/// The whole of a training run between two batches in one file, so that it is there whole or not at all: the
/// weights, the history of the optimizer, and the state, from which the learning rate and all random numbers follow.
/// </summary>
internal static class Checkpoint
{
    private const string ModelPrefix = "model.";
    private const string OptimizerPrefix = "optimizer.";
    private const string AveragePrefix = "average.";
    private const string StateKey = "state";

    internal static void Save(string path, nn.Module model, AdamW optimizer, WeightAverage? average, TrainingState state) => SafetensorsFile.Write(
        path,
        [
            .. model.named_parameters().Select(entry => (ModelPrefix + entry.name, (Tensor)entry.parameter)),
            .. optimizer.State.Select(entry => (OptimizerPrefix + entry.Name, entry.Tensor)),
            .. average?.State.Select(entry => (AveragePrefix + entry.Name, entry.Tensor)) ?? [],
        ],
        new Dictionary<string, string> { [StateKey] = JsonSerializer.Serialize(state, LearningJson.Options) });

    /// <exception cref="InvalidInputException">The file is damaged or of another model.</exception>
    internal static TrainingState Load(string path, nn.Module model, AdamW optimizer, WeightAverage? average)
    {
        using var content = SafetensorsFile.Read(path);
        var weights = content.Tensors
            .Where(entry => entry.Key.StartsWith(ModelPrefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[ModelPrefix.Length..], entry => entry.Value);
        var transfer = WeightTransfer.Copy(weights, model);
        if (!transfer.IsComplete || !content.Metadata.TryGetValue(StateKey, out var state))
            throw new InvalidInputException($"the checkpoint is not of this model: {transfer.Describe()}", path);
        try
        {
            optimizer.Load(content, OptimizerPrefix);
            average?.Load(content, AveragePrefix);
            return LearningJson.Parse<TrainingState>(state);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }
}
