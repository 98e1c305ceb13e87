using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// The multi-layer perceptron without energy embeddings, a baseline of the DOSTransformer paper: the atoms are embedded by element and
/// mass, summed over the crystal, and a network gives all points at once. It sees the composition of the cell alone, not its structure.
/// </summary>
public sealed class DirectMlp : SingleOutputModel
{
    private readonly AtomEncoder _atoms;
    private readonly Sequential _output;
    private readonly int _hiddenLayers;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public DirectMlp(MlpOptions options, FrequencyGrid grid)
        : base(nameof(DirectMlp))
    {
        var hidden = options.Validated().Hidden;
        _atoms = new AtomEncoder(hidden);
        _hiddenLayers = options.Layers + 1;
        var hiddenLayers = Enumerable.Range(0, _hiddenLayers).SelectMany(_ =>
            new nn.Module<Tensor, Tensor>[] { nn.Linear(hidden, hidden), nn.LeakyReLU(LeakySlope) });
        _output = nn.Sequential([.. hiddenLayers, nn.Linear(hidden, grid.Count)]);
        register_module("GN_encoder", new AtomEncoderOnly(_atoms));
        register_module("out_layer", _output);
    }

    // Between two linear layers of the output stands an activation without parameters, so they have the even numbers.
    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        new ModelStage("encoder", "GN_encoder."),
        .. ModelStage.Layers("hidden", _hiddenLayers, layer => FormattableString.Invariant($"out_layer.{2 * layer}.")),
        new ModelStage(ModelStage.Head, FormattableString.Invariant($"out_layer.{2 * _hiddenLayers}.")),
    ];

    /// <inheritdoc/>
    protected override Tensor Compute(GraphBatch batch) => _output.call(batch.SumOverAtoms(_atoms.EncodeMasses(batch)));
}
