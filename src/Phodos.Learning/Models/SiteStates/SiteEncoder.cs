using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
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
        _atoms = new ElementVectors(size.Embedding, spread: 1);
        _weights = new ElementVectors(size.Embedding, Spread);
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
        // The maps start nearly alike for all elements and learn what tells them apart: of few crystals that generalises better than
        // maps that begin with a difference for each element (docs/flagship.md).
        var weights = 1 + _weights.Of(batch.ElementOfKind); // [kinds, embedding]
        var atoms = NormalizedActivation.Silu(_atoms.Of(batch.ElementIndices)); // [atoms, embedding]
        return _stack.Compute(weights, atoms, batch);
    }
}
