using Phodos.Learning.Models;
using Phodos.Learning.Training;
using Phodos.Learning.Weights;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Experiments;

/// <summary>The weights that a run starts from.</summary>
/// <param name="Source">A weights file, or the folder of a run.</param>
/// <param name="Selection">What is taken of them.</param>
public sealed record InitialWeights(string Source, WeightSelection Selection)
{
    /// <summary>What they learnt from; null where that is not known.</summary>
    internal IReadOnlyList<TrainedOn>? TrainedOn =>
        File.Exists(Path.ChangeExtension(ModelFile.Resolve(Source), ".json")) ? ModelFile.ReadConfig(Source).TrainedOn : null;

    /// <summary>Makes sure that the weights are of the grid of the data, where the head is to be taken with the rest.</summary>
    /// <exception cref="InvalidInputException">They are of another, or their configuration cannot be read.</exception>
    public void RequireGrid(FrequencyGrid grid)
    {
        if (Selection == WeightSelection.All && ModelFile.ReadConfig(Source).Grid is var own && own != grid)
        {
            throw new InvalidInputException(
                $"the weights are for a DOS at {own}, the data have it at {grid}; "
                + $"{LearningRemedies.LearnNewHead} for this grid and take the rest",
                Source);
        }
    }

    /// <summary>Copies what is selected into a model.</summary>
    /// <returns>What was taken, on one line.</returns>
    /// <exception cref="InvalidInputException">The weights are damaged or do not fit.</exception>
    internal string CopyInto(DosModel model)
    {
        using var content = SafetensorsFile.Read(ModelFile.Resolve(Source));
        if (Selection == WeightSelection.AllButHead)
            return CopyBody(content.Tensors, model);
        var transfer = WeightTransfer.Copy(content.Tensors, model);
        if (Selection == WeightSelection.All && !transfer.IsComplete)
            throw new InvalidInputException($"the weights are not of this model: {transfer.Describe()}", Source);
        return transfer.Taken.IsEmpty
            ? throw new InvalidInputException($"none of these weights fits the model; {LearningRemedies.ChooseModelOfWeights}", Source)
            : transfer.Describe();
    }

    private string CopyBody(IReadOnlyDictionary<string, Tensor> weights, DosModel model)
    {
        var head = model.Stages[^1];
        var transfer = WeightTransfer.Copy(
            weights.Where(weight => !head.Owns(weight.Key)).ToDictionary(weight => weight.Key, weight => weight.Value), model);
        return (transfer with { Missing = [.. transfer.Missing.Where(name => !head.Owns(name))] }).IsComplete
            ? $"{transfer.Taken.Length} weights taken, the {transfer.Missing.Length} of the head are fresh"
            : throw new InvalidInputException($"the weights are not of this model: {transfer.Describe()}", Source);
    }
}
