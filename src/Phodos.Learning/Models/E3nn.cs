using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Training;
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
    private readonly double _cutoff;
    private readonly Linear _embedding;
    private readonly SphericalHarmonics _harmonics;
    private readonly GatedConvolution[] _gated;
    private readonly EquivariantConvolution _last;

    /// <summary>The published training: the learning rate of the other models leaves this one far from its best.</summary>
    internal static TrainingOptions Recipe { get; } = new() { LearningRate = 5e-3, WeightDecay = 0.05 };

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="graph">The graphs it will see.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public E3nn(E3nnOptions options, GraphOptions graph, FrequencyGrid grid)
        : base(nameof(E3nn))
    {
        _options = options.Validated();
        _cutoff = graph.Cutoff;
        var elements = new Irreps([(options.Embedding, Irrep.Scalar)]);
        var harmonics = Irreps.SphericalHarmonics(options.Degree);
        int[] edgeWidths = [options.RadialBasis, options.RadialWidth];

        _embedding = nn.Linear(ElementCount, options.Embedding);
        _harmonics = new SphericalHarmonics(options.Degree);
        _gated = new GatedConvolution[options.Layers];
        var features = elements;
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var gate = GateAfter(features, harmonics);
            var convolution = new EquivariantConvolution(features, elements, harmonics, gate.Input, edgeWidths, options.Neighbors);
            _gated[layer] = new GatedConvolution(convolution, gate);
            features = gate.Output;
        }

        _last = new EquivariantConvolution(
            features, elements, harmonics, new Irreps([(grid.Count, Irrep.Scalar)]), edgeWidths, options.Neighbors);
        register_module("em", _embedding);
        register_module("spherical_harmonics", _harmonics);
        register_module("layers", nn.ModuleList<nn.Module>([.. _gated, _last]));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        new ModelStage("elements", "em."),
        .. ModelStage.Layers("convolution", _gated.Length, Layer),
        new ModelStage(ModelStage.Head, Layer(_gated.Length)),
    ];

    /// <inheritdoc/>
    protected override Tensor Compute(GraphBatch batch)
    {
        var columns = _embedding.weight.index_select(1, batch.ElementOfKind).t(); // [kinds, embedding]
        var elements = nn.functional.relu(columns + _embedding.bias!);
        var atoms = nn.functional.relu(columns.index_select(0, batch.KindOfAtom) * batch.Masses + _embedding.bias!);
        var length = batch.EdgeVectors.norm(1, keepdim: true); // [edges, 1]
        var graph = new EquivariantGraph(
            batch,
            elements,
            _harmonics.Compute(batch.EdgeVectors) * EdgeFeatures.SmoothCutoff(length / _cutoff),
            RadialBasis.Gaussians(length, _cutoff, _options.RadialBasis));

        foreach (var layer in _gated)
            atoms = layer.Compute(atoms, graph);
        var dos = batch.MeanOverAtoms(nn.functional.relu(_last.Convolve(atoms, graph))); // [crystals, points]
        return dos / dos.amax([1], keepdim: true).clamp_min(float.Epsilon);
    }

    private static string Layer(int index) => FormattableString.Invariant($"layers.{index}.");

    // What of the hidden layout the convolution can reach: scalars are activated, the rest gets a gate each.
    private Gate GateAfter(Irreps features, Irreps harmonics)
    {
        var hidden =
            from degree in Enumerable.Range(0, _options.Degree + 1)
            from irrep in new Irrep[] { new(degree, true), new(degree, false) }
            where features.Reach(harmonics, irrep)
            select irrep;
        var gate = features.Reach(harmonics, Irrep.Scalar) ? Irrep.Scalar : new Irrep(0, IsOdd: true);
        Irrep[] gated = [.. hidden.Where(irrep => irrep.Degree > 0)];
        return new Gate(
            Copies(hidden.Where(irrep => irrep.Degree == 0)), Copies(gated.Select(_ => gate)), Copies(gated));
    }

    private Irreps Copies(IEnumerable<Irrep> irreps) => new(irreps.Select(irrep => (_options.Multiplicity, irrep)));

    private sealed class GatedConvolution : nn.Module
    {
        private readonly EquivariantConvolution _convolution;
        private readonly Gate _gate;

        internal GatedConvolution(EquivariantConvolution convolution, Gate gate)
            : base(nameof(GatedConvolution))
        {
            (_convolution, _gate) = (convolution, gate);
            register_module("first", convolution);
            register_module("second", gate);
        }

        internal Tensor Compute(Tensor atoms, EquivariantGraph graph) => _gate.Activate(_convolution.Convolve(atoms, graph));
    }
}
