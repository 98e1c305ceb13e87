using Phodos.Learning.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>Embeds atoms and edges: Linear, PReLU, Linear for each.</summary>
internal sealed class GraphEncoder : nn.Module
{
    private readonly AtomEncoder _atomEncoder;
    private readonly Sequential _edgeEncoder;

    internal GraphEncoder(int hidden)
        : base(nameof(GraphEncoder))
    {
        _atomEncoder = new AtomEncoder(hidden);
        _edgeEncoder = nn.Sequential(("0", nn.Linear(EdgeFeatures.Width, hidden)), ("1", nn.PReLU(1)), ("2", nn.Linear(hidden, hidden)));
        register_module("node_encoder", _atomEncoder);
        register_module("edge_encoder", _edgeEncoder);
    }

    /// <summary>The embedded atoms, <c>[atoms, hidden]</c>.</summary>
    internal Tensor EncodeAtoms(GraphBatch batch) => _atomEncoder.EncodeMasses(batch);

    /// <summary>The embedded edges, <c>[edges, hidden]</c>.</summary>
    internal Tensor EncodeEdges(GraphBatch batch, double envelope) => _edgeEncoder.call(EdgeFeatures.Compute(batch.EdgeVectors, envelope));
}
