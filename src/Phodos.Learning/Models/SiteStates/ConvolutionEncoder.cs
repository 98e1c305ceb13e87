using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>Gated equivariant convolutions whose weights depend on the element of the atom.</summary>
internal sealed class ConvolutionEncoder : SiteEncoder
{
    private readonly ElementVectors _elements;
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
        _stack = new ConvolutionStack(size, cutoff, width);
        register_module("elements", _elements);
        register_module("stack", _stack);
    }

    internal override int Width { get; }

    internal override IEnumerable<ModelStage> Stages =>
    [
        new ModelStage("elements", "elements."),
        .. ModelStage.Layers("convolution", _layers + 1, layer => FormattableString.Invariant($"stack.layers.{layer}.")),
    ];

    internal override Tensor Encode(GraphBatch batch)
    {
        var elements = nn.functional.silu(_elements.Of(batch.ElementOfKind)); // [kinds, embedding]
        return _stack.Compute(elements, elements.index_select(0, batch.KindOfAtom), batch);
    }
}
