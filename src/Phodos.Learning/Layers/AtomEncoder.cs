using Phodos.Learning.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>Embeds atoms: Linear on a row of 118 that is zero but for one number at the element of the atom, PReLU, Linear.</summary>
internal sealed class AtomEncoder : nn.Module
{
    private const int ElementCount = 118;

    private readonly Linear _input;
    private readonly PReLU _activation;
    private readonly Linear _output;

    internal AtomEncoder(int hidden)
        : base(nameof(AtomEncoder))
    {
        _input = nn.Linear(ElementCount, hidden);
        _activation = nn.PReLU(1);
        _output = nn.Linear(hidden, hidden);
        register_module("0", _input);
        register_module("1", _activation);
        register_module("2", _output);
    }

    /// <summary>The atoms with the atomic mass as the number, <c>[atoms, hidden]</c>.</summary>
    internal Tensor EncodeMasses(GraphBatch batch) => Encode(Columns(batch) * batch.Masses);

    /// <summary>The atoms with 1 as the number, <c>[atoms, hidden]</c>.</summary>
    internal Tensor EncodeElements(GraphBatch batch) => Encode(Columns(batch));

    // The product of the first weight with such a row is one of its columns times the number.
    private Tensor Columns(GraphBatch batch) => _input.weight.index_select(1, batch.ElementIndices).t();

    private Tensor Encode(Tensor columns) => _output.call(_activation.call(columns + _input.bias!));
}
