using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// Activations scaled so that a standard normal input gives an output whose mean square is about 1. The factors are those of e3nn 0.5.1,
/// which found them by sampling: the mean squares are 1.0032 (SiLU), 1.0015 (tanh) and 1.0005 (sigmoid). Exact factors would be 1.67653,
/// 1.59254 and 1.84623.
/// </summary>
internal static class NormalizedActivation
{
    private const double SiluFactor = 1.6791767923989418;
    private const double TanhFactor = 1.5937334472592695;
    private const double SigmoidFactor = 1.8467055342154763;

    internal static Tensor Silu(Tensor x) => nn.functional.silu(x) * SiluFactor;

    /// <summary>An odd function, as a scalar that changes sign under inversion needs it.</summary>
    internal static Tensor Tanh(Tensor x) => x.tanh() * TanhFactor;

    internal static Tensor Sigmoid(Tensor x) => x.sigmoid() * SigmoidFactor;
}
