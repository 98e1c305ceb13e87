using static TorchSharp.torch;

namespace Phodos.Learning.Weights;

/// <summary>Numbers of 16 bits, as weights are shipped in.</summary>
internal static class HalfPrecision
{
    /// <summary>Requires that weights can be written so.</summary>
    /// <param name="weights">The weights by name.</param>
    /// <param name="path">The file that they are for.</param>
    /// <exception cref="InvalidInputException">One is too large.</exception>
    internal static void Require(IEnumerable<(string Name, Tensor Weight)> weights, string path)
    {
        foreach (var (name, weight) in weights)
        {
            using var scope = NewDisposeScope();
            if (!weight.to(ScalarType.Float16).isfinite().all().item<bool>())
                throw new InvalidInputException($"a weight of {name} is too large for half precision; keep the model as it is", path);
        }
    }
}
