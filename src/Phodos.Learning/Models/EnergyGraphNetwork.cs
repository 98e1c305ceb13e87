using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// The graph network with energy embeddings, a baseline of the DOSTransformer paper: message passing, the sum over
/// the atoms, and a network that gives the DOS at each grid point from its embedding and that of the crystal.
/// </summary>
/// <remarks>
/// It sees raw bond directions, so it is not invariant under rotation: <see cref="GraphOptions.CanonicalCell"/> fixes the
/// orientation before it.
/// Nor is it smooth: an edge at the cutoff has no input left, but still counts in the mean over the edges of its atom.
/// </remarks>
public sealed class EnergyGraphNetwork : SingleOutputModel
{
    private readonly Embedding _energies;
    private readonly MessagePassing _graph;
    private readonly CrystalEmbedding _crystal;
    private readonly EnergyReadout _output;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="graph">The graphs it will see; their cutoff is the default of the envelope.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public EnergyGraphNetwork(GraphNetworkOptions options, GraphOptions graph, FrequencyGrid grid)
        : base(nameof(EnergyGraphNetwork))
    {
        var hidden = options.Validated().Hidden;
        _energies = nn.Embedding(grid.Count, hidden);
        register_module("embeddings", _energies);
        _graph = MessagePassing.CreateIn(this, hidden, options.ProcessingLayers, options.EnvelopeRadius ?? graph.Cutoff);
        _crystal = new CrystalEmbedding(hidden, hidden);
        _output = new EnergyReadout(hidden, [nn.LeakyReLU(LeakySlope), nn.Linear(hidden, 1)]);
        register_module("GN_decoder", _crystal);
        register_module("out_layer", _output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        .. _graph.Stages,
        new ModelStage("crystal", "GN_decoder."),
        new ModelStage(ModelStage.Head, "embeddings.", "out_layer."),
    ];

    /// <inheritdoc/>
    protected override Tensor Compute(GraphBatch batch) =>
        _output.Read(_energies.weight!, _crystal.Embed(batch.SumOverAtoms(_graph.Run(batch))));
}
