using Phodos.Learning.Weights;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>
/// AdamW (Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019) with β = (0.9, 0.999) and ε = 1e-8, as one fused
/// call into libtorch: TorchSharp's own optimizer visits each tensor from C# several times a step and takes several times as long.
/// </summary>
internal sealed class AdamW : IDisposable
{
    // TorchScript reaches libtorch's fused kernel, which TorchSharp does not expose. The source must end with a line break.
    private const string FusedStep =
        """
        def step(parameters: List[Tensor], gradients: List[Tensor], means: List[Tensor], variances: List[Tensor],
                 steps: List[Tensor], rate: float, decay: float):
            torch._foreach_add_(steps, 1)
            torch._fused_adamw_(parameters, gradients, means, variances, [], steps, lr=rate, beta1=0.9, beta2=0.999,
                                weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False)

        """;

    private readonly jit.CompilationUnit _script = jit.compile(FusedStep);
    private readonly double _weightDecay;
    private readonly LearnedParameter[] _parameters;
    private readonly Tensor[] _means;
    private readonly Tensor[] _variances;
    private readonly Tensor[] _steps;

    // The kernel has one learning rate, so the parameters of each go through it together.
    private readonly (double RateFactor, int[] Indices)[] _groups;

    /// <summary>Starts with no history.</summary>
    /// <param name="parameters">The parameters; they are updated in place.</param>
    /// <param name="weightDecay">The decoupled weight decay, at least 0.</param>
    internal AdamW(IReadOnlyList<LearnedParameter> parameters, double weightDecay)
    {
        _weightDecay = weightDecay;
        _parameters = [.. parameters];
        _means = [.. _parameters.Select(parameter => zeros_like(parameter.Values).DetachFromDisposeScope())];
        _variances = [.. _parameters.Select(parameter => zeros_like(parameter.Values).DetachFromDisposeScope())];
        _steps =
        [
            .. _parameters.Select(parameter =>
                zeros([], dtype: ScalarType.Float32, device: parameter.Values.device).DetachFromDisposeScope()),
        ];
        _groups =
        [
            .. _parameters.Select((parameter, index) => (parameter.RateFactor, Index: index))
                .GroupBy(entry => entry.RateFactor, (factor, entries) => (factor, entries.Select(entry => entry.Index).ToArray())),
        ];
    }

    /// <summary>The history of every parameter, for a checkpoint: <c>mean.NAME</c>, <c>variance.NAME</c>, <c>step.NAME</c>.</summary>
    internal IEnumerable<(string Name, Tensor Tensor)> State =>
        _parameters.SelectMany((parameter, index) => new[]
        {
            ($"mean.{parameter.Name}", _means[index]), ($"variance.{parameter.Name}", _variances[index]),
            ($"step.{parameter.Name}", _steps[index]),
        });

    /// <summary>One update with the gradients, in the order of the parameters and of their shapes.</summary>
    /// <param name="gradients">One gradient a parameter.</param>
    /// <param name="learningRate">The rate of a parameter whose factor is 1; the weight decay goes with the rate of each.</param>
    internal void Step(IReadOnlyList<Tensor> gradients, double learningRate)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();

        // The kernel walks through memory, so a gradient that is laid out as a transpose must be straightened first.
        var dense = gradients.Select(gradient => gradient.contiguous()).ToArray();
        foreach (var (factor, indices) in _groups)
        {
            Tensor[] parameters = [.. indices.Select(index => _parameters[index].Values)];
            _script.invoke(
                "step", parameters, Of(dense), Of(_means), Of(_variances), Of(_steps), factor * learningRate, _weightDecay);

            Tensor[] Of(Tensor[] all) => [.. indices.Select(index => all[index])];
        }
    }

    /// <summary>Takes the history from a checkpoint.</summary>
    /// <exception cref="InvalidInputException">The checkpoint lacks a part of it, or has it of another shape.</exception>
    internal void Load(SafetensorsContent checkpoint, string prefix)
    {
        using var noGradients = no_grad();
        foreach (var (name, state) in State)
        {
            if (!checkpoint.Tensors.TryGetValue(prefix + name, out var saved) || !saved.shape.AsSpan().SequenceEqual(state.shape))
                throw new InvalidInputException($"the checkpoint lacks the optimizer's '{name}'; {LearningRemedies.StartFromWeights}");
            state.copy_(saved);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, state) in State)
            state.Dispose();
        _script.Dispose();
    }
}
