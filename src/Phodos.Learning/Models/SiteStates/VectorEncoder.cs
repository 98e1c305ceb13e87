using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>Message passing with scalars and vectors.</summary>
internal sealed class VectorEncoder : SiteEncoder
{
    private readonly int _basis;
    private readonly double _cutoff;
    private readonly ElementVectors _elements;
    private readonly VectorInteraction[] _layers;

    /// <param name="channels">The scalars, and the vectors, of an atom.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="basis">The radial basis functions of an edge.</param>
    /// <param name="cutoff">The cutoff of the graphs (angstrom).</param>
    internal VectorEncoder(int channels, int layers, int basis, double cutoff)
        : base(nameof(VectorEncoder))
    {
        (_basis, _cutoff, Width) = (basis, cutoff, channels);
        _elements = new ElementVectors(channels);
        _layers = [.. Enumerable.Range(0, layers).Select(_ => new VectorInteraction(channels, basis))];
        register_module("elements", _elements);
        register_module("layers", nn.ModuleList(_layers));
    }

    internal override int Width { get; }

    internal override IEnumerable<ModelStage> Stages =>
    [
        new ModelStage("elements", "elements."),
        .. ModelStage.Layers("interaction", _layers.Length, layer => FormattableString.Invariant($"layers.{layer}.")),
    ];

    internal override Tensor Encode(GraphBatch batch)
    {
        var scalars = _elements.Of(batch.ElementIndices); // [atoms, channels]
        var vectors = zeros(scalars.shape[0], 3, scalars.shape[1], dtype: scalars.dtype, device: scalars.device);
        var edges = RadialEdges.Of(batch, _cutoff, _basis);
        foreach (var layer in _layers)
            (scalars, vectors) = layer.Update(scalars, vectors, edges, batch);
        return scalars;
    }
}
