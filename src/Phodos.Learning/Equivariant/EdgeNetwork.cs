using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The network that gives the weights of an edge from its length: linear layers without bias, divided by the root of their inputs, with
/// normalised SiLU between. Weights start as standard normal numbers.
/// </summary>
internal sealed class EdgeNetwork : nn.Module
{
    private readonly Layer[] _layers;

    /// <param name="widths">Inputs, hidden widths, outputs.</param>
    internal EdgeNetwork(params int[] widths)
        : base(nameof(EdgeNetwork))
    {
        _layers = [.. widths.Zip(widths.Skip(1), (inputs, outputs) => new Layer(inputs, outputs))];
        for (var layer = 0; layer < _layers.Length; layer++)
            register_module($"layer{layer}", _layers[layer]);
    }

    /// <summary><c>[rows, inputs]</c> to <c>[rows, outputs]</c>.</summary>
    internal Tensor Compute(Tensor inputs)
    {
        var state = _layers[0].Apply(inputs);
        foreach (var layer in _layers.Skip(1))
            state = layer.Apply(NormalizedActivation.Silu(state));
        return state;
    }

    private sealed class Layer : nn.Module
    {
        internal Layer(int inputs, int outputs)
            : base(nameof(Layer)) => register_parameter("weight", new Parameter(randn(inputs, outputs)));

        internal Tensor Apply(Tensor inputs)
        {
            var weight = get_parameter("weight")!;
            return matmul(inputs, weight / Math.Sqrt(weight.shape[0]));
        }
    }
}
