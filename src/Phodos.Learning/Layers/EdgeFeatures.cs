using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// The edge inputs of the graph network: the real spherical harmonics up to l = 1 of the direction (x, y, z) of an edge v,
/// with a smooth cutoff: cut(|v| / envelope) · (1, √3 x, √3 y, √3 z). A zero vector has no direction and gives (1, 0, 0, 0).
/// </summary>
internal static class EdgeFeatures
{
    /// <summary>The number of features of an edge.</summary>
    internal const int Width = 4;

    /// <summary>Computes <c>[edges, 4]</c> from edge vectors (angstrom) <c>[edges, 3]</c> and the envelope radius (angstrom).</summary>
    internal static Tensor Compute(Tensor vectors, double envelope)
    {
        var length = vectors.norm(1, keepdim: true); // [edges, 1]
        var cutoff = SmoothCutoff(length / envelope);
        var direction = vectors / length.masked_fill(length.eq(0), 1);
        return cat([cutoff, direction * cutoff * Math.Sqrt(3)], dim: 1);
    }

    /// <summary>1 below t = 1/2, 0 above t = 1, and (1 − cos 2π(t − 1)) / 2 between.</summary>
    internal static Tensor SmoothCutoff(Tensor t) => (1 - cos(2 * Math.PI * (t.clamp(0.5, 1) - 1))) / 2;
}
