using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// One message-passing layer of the graph network. The edges get an increment from [x_src, x_dst, e]; the atoms get one from
/// [x, mean over incoming edges of the edge increment]; both are added to what was there.
/// </summary>
internal sealed class ProcessorBlock : nn.Module
{
    private readonly UpdateNetwork _edges;
    private readonly UpdateNetwork _nodes;
    private readonly int _hidden;

    internal ProcessorBlock(int hidden)
        : base(nameof(ProcessorBlock))
    {
        _hidden = hidden;
        _edges = new UpdateNetwork(3 * hidden, hidden);
        _nodes = new UpdateNetwork(2 * hidden, hidden);

        // The nested names are those of the reference implementation's state dictionary.
        var edgeModel = new NamedModule("edge_mlp", _edges);
        var nodeModel = new NamedModule("node_mlp_2", _nodes);
        register_module("edge_model", edgeModel);
        register_module("node_model", nodeModel);
    }

    /// <summary>Updates atoms <c>[atoms, hidden]</c> and edges <c>[edges, hidden]</c>.</summary>
    /// <param name="atoms">The atoms.</param>
    /// <param name="edges">The edges.</param>
    /// <param name="batch">The graph.</param>
    /// <param name="edgesAreNeeded">
    /// Whether the updated edges are used later; if not, they are not computed and the old ones come back.
    /// </param>
    internal (Tensor Atoms, Tensor Edges) Update(Tensor atoms, Tensor edges, GraphBatch batch, bool edgesAreNeeded)
    {
        // The first layer is linear, so its terms of the two atoms are computed per atom and then gathered, not per edge.
        var ofSources = nn.functional.linear(atoms, _edges.FirstWeight(0, _hidden), _edges.FirstBias);
        var ofDestinations = nn.functional.linear(atoms, _edges.FirstWeight(_hidden, _hidden));
        var widened = nn.functional.linear(edges, _edges.FirstWeight(2 * _hidden, _hidden))
            .add_(ofSources.index_select(0, batch.EdgeSources))
            .add_(ofDestinations.index_select(0, batch.EdgeDestinations));
        var activated = _edges.Activate(widened); // [edges, 2 hidden]

        Tensor meanIncrement; // [atoms, hidden]
        if (edgesAreNeeded)
        {
            var increment = _edges.Narrow(activated);
            meanIncrement = batch.MeanOverIncomingEdges(increment);
            edges = edges + increment;
        }
        else
        {
            // The last layer commutes with the mean, so it acts on atoms instead of edges. An atom without edges has no increment.
            meanIncrement = _edges.Narrow(batch.MeanOverIncomingEdges(activated)) * batch.InverseDegrees.ne(0);
        }

        var nodes = nn.functional.linear(atoms, _nodes.FirstWeight(0, _hidden), _nodes.FirstBias)
            + nn.functional.linear(meanIncrement, _nodes.FirstWeight(_hidden, _hidden));
        return (atoms + _nodes.Narrow(_nodes.Activate(nodes)), edges);
    }

    private sealed class NamedModule : nn.Module
    {
        internal NamedModule(string name, nn.Module content)
            : base(name) => register_module(name, content);
    }
}
