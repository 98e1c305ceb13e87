using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// One layer of the cross-modal transformer: attention of queries to a memory without projections and
/// with one head, then a feed-forward network of four times the width, each with layer normalisation
/// before and a residual connection round it. Query and memory share the first normalisation.
/// </summary>
internal sealed class AttentionLayer : nn.Module
{
    private readonly LayerNorm _attentionNorm;
    private readonly LayerNorm _feedForwardNorm;
    private readonly Linear _widen;
    private readonly Linear _narrow;
    private readonly double _scale;

    internal AttentionLayer(int hidden)
        : base(nameof(AttentionLayer))
    {
        _scale = 1 / Math.Sqrt(hidden);
        _widen = nn.Linear(hidden, 4 * hidden);
        _narrow = nn.Linear(4 * hidden, hidden);
        foreach (var linear in new[] { _widen, _narrow })
        {
            nn.init.xavier_uniform_(linear.weight);
            nn.init.zeros_(linear.bias!);
        }

        _attentionNorm = nn.LayerNorm(hidden);
        _feedForwardNorm = nn.LayerNorm(hidden);
        register_module("fc1", _widen);
        register_module("fc2", _narrow);
        register_module("layer_norms", nn.ModuleList<nn.Module>(_attentionNorm, _feedForwardNorm));
    }

    /// <summary>Updates the queries <c>[crystals, points, hidden]</c>.</summary>
    /// <param name="queries">The queries; one crystal wide when they are the same for all.</param>
    /// <param name="memory">What they attend to, <c>[crystals, length, hidden]</c>.</param>
    /// <param name="isPadding">The rows of the memory to leave out, <c>[crystals, 1, length]</c>, or null.</param>
    /// <param name="dropout">Drops attention weights, or null.</param>
    internal Tensor Attend(Tensor queries, Tensor memory, Tensor? isPadding, SeededDropout? dropout)
    {
        // Plain products: for 51 queries and a few atoms they are as fast as the fused kernel.
        var keys = _attentionNorm.call(memory);
        var scores = matmul(_attentionNorm.call(queries) * _scale, keys.transpose(1, 2)); // [crystals, points, length]
        if (isPadding is not null)
            scores = scores.masked_fill_(isPadding, double.NegativeInfinity);
        var weights = scores.softmax(-1);
        if (dropout is not null)
            weights = dropout.Apply(weights);
        var attended = queries + matmul(weights, keys);

        var widened = _widen.call(_feedForwardNorm.call(attended)).relu_();
        return attended + _narrow.call(widened);
    }
}
