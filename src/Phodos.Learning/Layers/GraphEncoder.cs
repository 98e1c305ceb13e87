using Phodos.Learning.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>Embeds atoms and edges: Linear, PReLU, Linear for each.</summary>
internal sealed class GraphEncoder : nn.Module
{
    private const int ElementCount = 118;

    private readonly Linear _atomInput;
    private readonly PReLU _atomActivation;
    private readonly Linear _atomOutput;
    private readonly Sequential _edgeEncoder;

    internal GraphEncoder(int hidden)
        : base(nameof(GraphEncoder))
    {
        _atomInput = nn.Linear(ElementCount, hidden);
        _atomActivation = nn.PReLU(1);
        _atomOutput = nn.Linear(hidden, hidden);
        _edgeEncoder = nn.Sequential(("0", nn.Linear(EdgeFeatures.Width, hidden)), ("1", nn.PReLU(1)), ("2", nn.Linear(hidden, hidden)));
        register_module("node_encoder", nn.Sequential(("0", _atomInput), ("1", _atomActivation), ("2", _atomOutput)));
        register_module("edge_encoder", _edgeEncoder);
    }

    /// <summary>The embedded atoms, <c>[atoms, hidden]</c>.</summary>
    /// <remarks>
    /// The input of an atom is a row of 118 zeros but for the mass at its
    /// element, so the first layer is one column of its weight times the mass.
    /// </remarks>
    internal Tensor EncodeAtoms(GraphBatch batch)
    {
        var columns = _atomInput.weight.index_select(1, batch.ElementIndices).t(); // [atoms, hidden]
        var widened = columns * batch.Masses + _atomInput.bias!;
        return _atomOutput.call(_atomActivation.call(widened));
    }

    /// <summary>The embedded edges, <c>[edges, hidden]</c>.</summary>
    internal Tensor EncodeEdges(GraphBatch batch, double envelope) => _edgeEncoder.call(EdgeFeatures.Compute(batch.EdgeVectors, envelope));
}
