using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>Gated equivariant convolutions whose weights depend on the element of the atom.</summary>
internal sealed class ConvolutionEncoder : SiteEncoder
{
    private readonly ElementVectors _elements;
    private readonly ElementVectors _weights;
    private readonly ConvolutionStack _stack;
    private readonly int _layers;

    /// <param name="size">The size of the convolutions.</param>
    /// <param name="cutoff">The cutoff of the graphs (angstrom).</param>
    /// <param name="width">The width of the vector of an atom.</param>
    internal ConvolutionEncoder(ConvolutionSize size, double cutoff, int width)
        : base(nameof(ConvolutionEncoder))
    {
        (Width, _layers) = (width, size.Layers);
        _elements = new ElementVectors(size.Embedding);
        _weights = new ElementVectors(size.Embedding, spread: 0.1);
        _stack = new ConvolutionStack(size, cutoff, width);
        register_module("elements", _elements);
        register_module("weights", _weights);
        register_module("stack", _stack);
    }

    internal override int Width { get; }

    internal override IEnumerable<ModelStage> Stages =>
    [
        new ModelStage("elements", "elements.", "weights."),
        .. ModelStage.Layers("convolution", _layers + 1, layer => FormattableString.Invariant($"stack.layers.{layer}.")),
    ];

    internal override Tensor Encode(GraphBatch batch)
    {
        // The convolutions multiply by these vectors: they start nearly alike for all elements, and learn what tells them apart.
        var weights = 1 + _weights.Of(batch.ElementOfKind); // [kinds, embedding]
        var atoms = NormalizedActivation.Silu(_elements.Of(batch.ElementIndices)); // [atoms, embedding]
        return _stack.Compute(weights, atoms, batch);
    }
}
