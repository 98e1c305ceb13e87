using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>
/// A running average of the weights of a model (B. T. Polyak, A. B. Juditsky, SIAM J. Control Optim. 30, 838 (1992)): steadier than the
/// weights of any one step. It follows faster at the start, so that it forgets the random weights.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private const string Update =
        """
        def update(averages: List[Tensor], weights: List[Tensor], share: float):
            torch._foreach_lerp_(averages, weights, share)

        """;

    private readonly jit.CompilationUnit _script = jit.compile(Update);
    private readonly double _decay;
    private readonly string[] _names;
    private readonly Tensor[] _weights;
    private readonly Tensor[] _averages;

    /// <summary>Starts with the weights that the model has.</summary>
    /// <param name="model">The model.</param>
    /// <param name="decay">The decay a step, above 0 and below 1.</param>
    internal WeightAverage(nn.Module model, double decay)
    {
        _decay = decay;
        var parameters = model.named_parameters().ToArray();
        _names = [.. parameters.Select(entry => entry.name)];
        _weights = [.. parameters.Select(entry => (Tensor)entry.parameter)];
        _averages = [.. _weights.Select(weight => weight.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>The averages, for a checkpoint.</summary>
    internal IEnumerable<(string Name, Tensor Tensor)> State => _names.Zip(_averages);

    /// <summary>Takes in the weights after a step.</summary>
    /// <param name="step">The step of the whole run, from 0.</param>
    internal void Follow(long step)
    {
        using var noGradients = no_grad();
        _script.invoke("update", _averages, _weights, 1 - Math.Min(_decay, (2.0 + step) / (11 + step)));
    }

    /// <summary>Gives the model the averages; when the result is disposed, it has its weights back.</summary>
    internal IDisposable InPlaceOfWeights()
    {
        Exchange();
        return new Exchanged(this);
    }

    /// <summary>Takes the averages from a checkpoint.</summary>
    /// <exception cref="InvalidInputException">The checkpoint lacks one, or has it of another shape.</exception>
    internal void Load(SafetensorsContent checkpoint, string prefix)
    {
        using var noGradients = no_grad();
        foreach (var (name, average) in State)
        {
            if (!checkpoint.Tensors.TryGetValue(prefix + name, out var saved) || !saved.shape.AsSpan().SequenceEqual(average.shape))
                throw new InvalidInputException($"the checkpoint lacks the average of '{name}'; {LearningRemedies.StartFromWeights}");
            average.copy_(saved);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var average in _averages)
            average.Dispose();
        _script.Dispose();
    }

    private void Exchange()
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (weight, average) in _weights.Zip(_averages))
        {
            var kept = weight.clone();
            weight.copy_(average);
            average.copy_(kept);
        }
    }

    private sealed class Exchanged(WeightAverage owner) : IDisposable
    {
        public void Dispose() => owner.Exchange();
    }
}
