using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>A stack of attention layers that all read the same memory, and a last layer normalisation.</summary>
internal sealed class CrossModalTransformer : nn.Module
{
    private readonly AttentionLayer[] _layers;
    private readonly LayerNorm _norm;

    internal CrossModalTransformer(int hidden, int layers)
        : base(nameof(CrossModalTransformer))
    {
        _layers = [.. Enumerable.Range(0, layers).Select(_ => new AttentionLayer(hidden))];
        _norm = nn.LayerNorm(hidden);
        register_module("layers", nn.ModuleList(_layers));
        register_module("layer_norm", _norm);
    }

    /// <summary>
    /// The queries <c>[crystals, points, hidden]</c> after attending to the
    /// memory; the parameters are those of <see cref="AttentionLayer.Attend"/>.
    /// </summary>
    internal Tensor Attend(Tensor queries, Tensor memory, Tensor? isPadding, SeededDropout? dropout)
    {
        foreach (var layer in _layers)
            queries = layer.Attend(queries, memory, isPadding, dropout);
        return _norm.call(queries);
    }
}
