using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// The graph network without energy embeddings, a baseline of the DOSTransformer paper: message passing, the
/// sum over the atoms, and a network that gives all points at once.
/// </summary>
/// <remarks>
/// It sees raw bond directions, so it is not invariant under rotation: <see cref="GraphOptions.CanonicalCell"/> fixes the
/// orientation before it.
/// Nor is it smooth: an edge at the cutoff has no input left, but still counts in the mean over the edges of its atom.
/// </remarks>
public sealed class DirectGraphNetwork : SingleOutputModel
{
    private readonly MessagePassing _graph;
    private readonly Sequential _output;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="graph">The graphs it will see; their cutoff is the default of the envelope.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public DirectGraphNetwork(GraphNetworkOptions options, GraphOptions graph, FrequencyGrid grid)
        : base(nameof(DirectGraphNetwork))
    {
        var hidden = options.Validated().Hidden;
        _graph = MessagePassing.CreateIn(this, hidden, options.ProcessingLayers, options.EnvelopeRadius ?? graph.Cutoff);
        _output = nn.Sequential(nn.Linear(hidden, hidden / 2), nn.LeakyReLU(LeakySlope), nn.Linear(hidden / 2, grid.Count));
        register_module("out_layer", _output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
        [.. _graph.Stages, new ModelStage("readout", "out_layer.0."), new ModelStage(ModelStage.Head, "out_layer.2.")];

    /// <inheritdoc/>
    protected override Tensor Compute(GraphBatch batch) => _output.call(batch.SumOverAtoms(_graph.Run(batch)));
}
