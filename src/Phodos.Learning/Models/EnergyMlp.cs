using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// The multi-layer perceptron with energy embeddings, a baseline of the DOSTransformer paper: the embedding of each grid point is joined
/// with that of the crystal, and a network gives the DOS at that point. It sees the composition of the cell alone, not its structure.
/// </summary>
public sealed class EnergyMlp : SingleOutputModel
{
    private readonly Embedding _energies;
    private readonly AtomEncoder _atoms;
    private readonly CrystalEmbedding _crystal;
    private readonly EnergyReadout _output;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public EnergyMlp(MlpOptions options, FrequencyGrid grid)
        : base(nameof(EnergyMlp))
    {
        var hidden = options.Validated().Hidden;
        _energies = nn.Embedding(grid.Count, hidden);
        _atoms = new AtomEncoder(hidden);
        _crystal = new CrystalEmbedding(2 * hidden, hidden);
        var hiddenLayers = Enumerable.Range(0, options.Layers).SelectMany(_ =>
            new nn.Module<Tensor, Tensor>[] { nn.Linear(hidden, hidden), nn.PReLU(1) });
        _output = new EnergyReadout(hidden, [nn.LayerNorm(hidden), nn.PReLU(1), .. hiddenLayers, nn.Linear(hidden, 1)]);
        register_module("embeddings", _energies);
        register_module("GN_encoder", new AtomEncoderOnly(_atoms));
        register_module("GN_decoder", _crystal);
        register_module("out_layer", _output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages { get; } =
    [
        new("encoder", "GN_encoder."),
        new("crystal", "GN_decoder."),
        new(ModelStage.Head, "embeddings.", "out_layer."),
    ];

    /// <inheritdoc/>
    protected override Tensor Compute(GraphBatch batch)
    {
        var sums = cat([batch.SumOverAtoms(_atoms.EncodeElements(batch)), batch.SumOverAtoms(_atoms.EncodeMasses(batch))], dim: 1);
        return _output.Read(_energies.weight!, _crystal.Embed(sums));
    }
}
