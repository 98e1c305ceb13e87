using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// The Euclidean-equivariant network for phonon densities of states (Z. Chen et al., Direct prediction of phonon density of states with
/// Euclidean neural networks, Adv. Sci. 8, 2004214 (2021)), a baseline of the DOSTransformer paper: equivariant convolutions with gates,
/// the mean over the atoms of what the last one gives, divided by its maximum. Invariant under rotation, reflection and translation of
/// the crystal.
/// The choice of cell changes nothing either, and an atom that passes the cutoff does so smoothly.
/// </summary>
public sealed class E3nn : SingleOutputModel
{
    private const int ElementCount = 118;

    private readonly E3nnOptions _options;
    private readonly Linear _embedding;
    private readonly ConvolutionStack _stack;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="graph">The graphs it will see.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public E3nn(E3nnOptions options, GraphOptions graph, FrequencyGrid grid)
        : base(nameof(E3nn))
    {
        _options = options.Validated();
        _embedding = nn.Linear(ElementCount, options.Embedding);
        _stack = new ConvolutionStack(options.Size, graph.Cutoff, grid.Count);

        // The names of the parameters are those of the reference.
        register_module("em", _embedding);
        register_module("spherical_harmonics", _stack.Harmonics);
        register_module("layers", _stack.Layers);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        new ModelStage("elements", "em."),
        .. ModelStage.Layers("convolution", _options.Layers, Layer),
        new ModelStage(ModelStage.Head, Layer(_options.Layers)),
    ];

    /// <inheritdoc/>
    protected override Tensor Compute(GraphBatch batch)
    {
        var columns = _embedding.weight.index_select(1, batch.ElementOfKind).t(); // [kinds, embedding]
        var elements = nn.functional.relu(columns + _embedding.bias!);
        var atoms = nn.functional.relu(columns.index_select(0, batch.KindOfAtom) * batch.Masses + _embedding.bias!);
        var dos = batch.MeanOverAtoms(nn.functional.relu(_stack.Compute(elements, atoms, batch))); // [crystals, points]
        return dos / dos.amax([1], keepdim: true).clamp_min(float.Epsilon);
    }

    private static string Layer(int index) => FormattableString.Invariant($"layers.{index}.");
}
