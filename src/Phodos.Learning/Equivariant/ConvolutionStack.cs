using Phodos.Learning.Equivariant.Fused;
using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The network of the E3NN phonon model (Z. Chen et al., Adv. Sci. 8, 2004214 (2021)) between its element vectors and its
/// readout: gated convolutions, and a last convolution that leaves scalars alone.
/// </summary>
internal sealed class ConvolutionStack : nn.Module
{
    private readonly ConvolutionSize _size;
    private readonly double _cutoff;
    private readonly GatedConvolution[] _gated;
    private readonly EquivariantConvolution _last;

    /// <param name="size">The size.</param>
    /// <param name="cutoff">The cutoff of the graphs (angstrom).</param>
    /// <param name="outputs">How many scalars an atom ends with.</param>
    internal ConvolutionStack(ConvolutionSize size, double cutoff, int outputs)
        : base(nameof(ConvolutionStack))
    {
        (_size, _cutoff) = (size, cutoff);
        var elements = new Irreps([(size.Elements, Irrep.Scalar)]);
        var harmonics = Irreps.SphericalHarmonics(size.Degree);
        int[] edgeWidths = [size.RadialBasis, size.RadialWidth];

        Harmonics = new SphericalHarmonics(size.Degree);
        _gated = new GatedConvolution[size.Layers];
        var features = new Irreps([(size.Input, Irrep.Scalar)]);
        for (var layer = 0; layer < size.Layers; layer++)
        {
            var gate = GateAfter(features, harmonics);
            var convolution = new EquivariantConvolution(features, elements, harmonics, gate.Input, edgeWidths, size.Neighbors);
            _gated[layer] = new GatedConvolution(convolution, gate);
            features = gate.Output;
        }

        _last = new EquivariantConvolution(features, elements, harmonics, new Irreps([(outputs, Irrep.Scalar)]), edgeWidths, size.Neighbors);
        Layers = nn.ModuleList<nn.Module>([.. _gated, _last]);
        register_module("spherical_harmonics", Harmonics);
        register_module("layers", Layers);
    }

    /// <summary>The angular functions of the edges; they have no weights.</summary>
    internal SphericalHarmonics Harmonics { get; }

    /// <summary>All convolutions, the last one at the end.</summary>
    internal ModuleList<nn.Module> Layers { get; }

    /// <summary>The scalars that the atoms end with, <c>[atoms, outputs]</c>.</summary>
    /// <param name="elements">The vector of each kind of atom, <c>[kinds, elements]</c>; the linear parts depend on it.</param>
    /// <param name="atoms">What the atoms begin with, <c>[atoms, input]</c>.</param>
    /// <param name="batch">The graph.</param>
    internal Tensor Compute(Tensor elements, Tensor atoms, GraphBatch batch)
    {
        var length = batch.EdgeVectors.norm(1, keepdim: true); // [edges, 1]
        var chunks = FusedComputation.Serves(length) ? EdgeChunk.Of(length, Radial) : null;
        var graph = new EquivariantGraph(
            batch,
            elements,
            Harmonics.Compute(batch.EdgeVectors) * EdgeFeatures.SmoothCutoff(length / _cutoff),
            chunks is null ? Radial(length) : null,
            chunks);

        foreach (var layer in _gated)
            atoms = layer.Compute(atoms, graph);
        return _last.Convolve(atoms, graph);

        Tensor Radial(Tensor lengths) => RadialBasis.Gaussians(lengths, _cutoff, _size.RadialBasis);
    }

    /// <summary>
    /// Takes over the linear parts of a stack of the same size but for wider vectors of the elements, which were projected.
    /// </summary>
    /// <param name="other">The stack.</param>
    /// <param name="axes">What the vectors were multiplied by, <c>[wide, narrow]</c>.</param>
    internal void TakeProjected(ConvolutionStack other, Tensor axes)
    {
        foreach (var (own, wide) in _gated.Zip(other._gated))
            own.Convolution.TakeProjected(wide.Convolution, axes);
        _last.TakeProjected(other._last, axes);
    }

    // What of the hidden layout the convolution can reach: scalars are activated, the rest gets a gate each.
    private Gate GateAfter(Irreps features, Irreps harmonics)
    {
        var hidden =
            from degree in Enumerable.Range(0, _size.Degree + 1)
            from irrep in new Irrep[] { new(degree, true), new(degree, false) }
            where features.Reach(harmonics, irrep)
            select irrep;
        var gate = features.Reach(harmonics, Irrep.Scalar) ? Irrep.Scalar : new Irrep(0, IsOdd: true);
        Irrep[] gated = [.. hidden.Where(irrep => irrep.Degree > 0)];
        return new Gate(
            Copies(hidden.Where(irrep => irrep.Degree == 0)), Copies(gated.Select(_ => gate)), Copies(gated));
    }

    private Irreps Copies(IEnumerable<Irrep> irreps) => new(irreps.Select(irrep => (_size.Multiplicity, irrep)));

    private sealed class GatedConvolution : nn.Module
    {
        private readonly Gate _gate;

        internal GatedConvolution(EquivariantConvolution convolution, Gate gate)
            : base(nameof(GatedConvolution))
        {
            (Convolution, _gate) = (convolution, gate);
            register_module("first", convolution);
            register_module("second", gate);
        }

        internal EquivariantConvolution Convolution { get; }

        internal Tensor Compute(Tensor atoms, EquivariantGraph graph) => _gate.Activate(Convolution.Convolve(atoms, graph));
    }
}
