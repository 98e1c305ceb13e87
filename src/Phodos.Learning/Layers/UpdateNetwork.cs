using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// The two-layer network that updates edges and atoms: Linear to twice the hidden width, LayerNorm,
/// PReLU with one slope, Linear to the hidden width. Its first and its last layer are apart, because
/// the edge update computes the first per atom where it can and the last per atom where that is enough.
/// </summary>
internal sealed class UpdateNetwork : nn.Module
{
    private readonly Linear _widen;
    private readonly LayerNorm _norm;
    private readonly PReLU _activation;
    private readonly Linear _narrow;

    internal UpdateNetwork(int inputWidth, int hidden)
        : base(nameof(UpdateNetwork))
    {
        _widen = nn.Linear(inputWidth, 2 * hidden);
        _norm = nn.LayerNorm(2 * hidden);
        _activation = nn.PReLU(1);
        _narrow = nn.Linear(2 * hidden, hidden);
        register_module("0", _widen);
        register_module("1", _norm);
        register_module("2", _activation);
        register_module("3", _narrow);
    }

    /// <summary>The bias of the first layer, <c>[2 hidden]</c>.</summary>
    internal Tensor FirstBias => _widen.bias!;

    /// <summary>The part of the first layer's weight that acts on one of its concatenated inputs, <c>[2 hidden, length]</c>.</summary>
    internal Tensor FirstWeight(int start, int length) => _widen.weight.narrow(1, start, length);

    /// <summary>Normalisation and activation of the first layer's output, <c>[rows, 2 hidden]</c>.</summary>
    internal Tensor Activate(Tensor widened) => _activation.call(_norm.call(widened));

    /// <summary>The last layer: <c>[rows, 2 hidden]</c> to <c>[rows, hidden]</c>.</summary>
    internal Tensor Narrow(Tensor activated) => _narrow.call(activated);
}
