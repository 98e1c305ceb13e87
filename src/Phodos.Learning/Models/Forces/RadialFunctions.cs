using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// Functions of a distance that end at a cutoff: spherical Bessel functions of order zero, and an envelope that goes to zero with its first
/// two derivatives (J. Gasteiger, J. Groß, S. Günnemann, ICLR 2020).
/// </summary>
internal static class RadialFunctions
{
    private const int Power = 6;

    /// <summary>sin(kπ r / cutoff) / r for k = 1..count, <c>[rows, count]</c>, of distances <c>[rows, 1]</c>, of size about 1.</summary>
    internal static Tensor Bessel(Tensor lengths, double cutoff, int count)
    {
        var waves = arange(1, count + 1, dtype: lengths.dtype, device: lengths.device) * (Math.PI / cutoff);
        return (lengths * waves).sin() / lengths * (2 * Math.Sqrt(2 / cutoff));
    }

    /// <summary>The envelope, 1 at zero and 0 from the cutoff on, <c>[rows, 1]</c>.</summary>
    internal static Tensor Envelope(Tensor lengths, double cutoff)
    {
        var part = (lengths / cutoff).clamp(max: 1);
        const double Constant = -(Power + 1) * (Power + 2) / 2.0;
        return 1 + part.pow(Power) * (Constant + part * (Power * (Power + 2) - part * (Power * (Power + 1) / 2.0)));
    }
}
