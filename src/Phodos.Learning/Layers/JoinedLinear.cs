using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>A linear layer on the concatenation of what a grid point and what a crystal brings.</summary>
internal static class JoinedLinear
{
    /// <summary>
    /// linear([perPoint, perCrystal]), <c>[crystals, points, out]</c>. The term of the crystal is the same for all points and that of
    /// the energy embeddings may be the same for all crystals, so each is computed once.
    /// </summary>
    /// <param name="linear">The layer; its inputs are those of the point first.</param>
    /// <param name="perPoint"><c>[crystals or 1, points, a]</c>.</param>
    /// <param name="perCrystal"><c>[crystals, 1, b]</c>.</param>
    internal static Tensor Apply(Linear linear, Tensor perPoint, Tensor perCrystal)
    {
        var width = perPoint.shape[2];
        var ofPoints = nn.functional.linear(perPoint, linear.weight.narrow(1, 0, width));
        var ofCrystals = nn.functional.linear(perCrystal, linear.weight.narrow(1, width, perCrystal.shape[2]), linear.bias!);
        return ofPoints + ofCrystals;
    }
}
