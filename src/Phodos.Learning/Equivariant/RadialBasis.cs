using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>Gaussians of a distance, evenly spaced from 0 to an end, with a width of their spacing.</summary>
internal static class RadialBasis
{
    // Makes the sum of the squares over the basis about 1 in the middle of the range (e3nn's soft one-hot).
    private const double Norm = 1.12;

    /// <summary><c>[rows, count]</c>, scaled to mean square 1, from distances <c>[rows, 1]</c>.</summary>
    internal static Tensor Gaussians(Tensor distance, double end, int count)
    {
        var centers = linspace(0, end, count, dtype: distance.dtype, device: distance.device);
        var step = end / (count - 1);
        return ((distance - centers) / step).square().neg().exp() * (Math.Sqrt(count) / Norm);
    }
}
