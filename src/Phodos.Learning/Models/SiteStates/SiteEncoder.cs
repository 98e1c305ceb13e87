using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>
/// Turns the atoms of crystals, each with its surroundings, into vectors that no rotation, reflection or translation changes, by the
/// convolutions of the E3NN phonon model. An element enters twice: by what its atoms begin with, and by vectors that
/// the linear maps of the convolutions are weighted with.
/// </summary>
internal sealed class SiteEncoder : nn.Module
{
    private const double Spread = 0.1;

    private readonly ElementVectors _atoms;
    private readonly ElementVectors _weights;
    private readonly ConvolutionStack _stack;
    private readonly int _layers;

    /// <param name="size">The size of the convolutions.</param>
    /// <param name="cutoff">The cutoff of the graphs (angstrom).</param>
    /// <param name="width">The width of the vector of an atom.</param>
    internal SiteEncoder(ConvolutionSize size, double cutoff, int width)
        : base(nameof(SiteEncoder))
    {
        _layers = size.Layers;
        _atoms = new ElementVectors(size.Input, spread: 1);
        _weights = new ElementVectors(size.Elements, Spread);
        _stack = new ConvolutionStack(size, cutoff, width);
        register_module("atoms", _atoms);
        register_module("weights", _weights);
        register_module("stack", _stack);
    }

    /// <summary>The parts of the encoder, from the input on.</summary>
    internal IEnumerable<ModelStage> Stages =>
    [
        new ModelStage("elements", "atoms.", "weights."),
        .. ModelStage.Layers("convolution", _layers + 1, layer => FormattableString.Invariant($"stack.layers.{layer}.")),
    ];

    /// <summary>The vectors of all atoms, <c>[atoms, width]</c>.</summary>
    internal Tensor Encode(GraphBatch batch)
    {
        var weights = WeightVectors(batch.ElementOfKind); // [kinds, elements]
        var atoms = NormalizedActivation.Silu(_atoms.Of(batch.ElementIndices)); // [atoms, embedding]
        return _stack.Compute(weights, atoms, batch);
    }

    /// <summary>The width of the vectors of the elements that the linear maps depend on.</summary>
    internal int ElementWidth => _weights.Width;

    /// <summary>
    /// Takes over the linear maps of an encoder whose vectors of the elements are wider. The vectors lie close to a space of fewer
    /// dimensions, so they are projected onto as many of their principal axes as there is room for, and the maps with them.
    /// </summary>
    internal void TakeProjected(SiteEncoder other)
    {
        var vectors = other.WeightVectors(arange(ElementVectors.ElementCount)).to(ScalarType.Float64); // [elements, wide]
        var (_, _, axes) = linalg.svd(vectors, fullMatrices: false);
        axes = axes.narrow(0, 0, ElementWidth).t(); // [wide, narrow]
        _weights.Take(vectors.matmul(axes) - 1);
        _stack.TakeProjected(other._stack, axes);
    }

    // The maps start nearly alike for all elements and learn what tells them apart: of few crystals that generalises better than maps
    // that begin with a difference for each element (docs/site-states.md).
    private Tensor WeightVectors(Tensor elements) => 1 + _weights.Of(elements);
}
