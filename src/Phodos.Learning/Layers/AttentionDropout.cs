using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// Drops attention weights at random while training and scales the others up. It draws from a generator of its own, so that runs repeat
/// bit for bit whatever else draws random numbers.
/// </summary>
/// <param name="probability">The chance that a weight is dropped, 0 ≤ p &lt; 1.</param>
/// <param name="generator">The source of randomness.</param>
public sealed class AttentionDropout(double probability, Generator generator)
{
    /// <summary>Zeroes entries with the probability and divides the others by one minus it.</summary>
    internal Tensor Apply(Tensor weights)
    {
        if (probability == 0)
            return weights;
        var kept = rand(weights.shape, dtype: weights.dtype, device: weights.device, generator: generator).ge(probability);
        return weights * kept / (1 - probability);
    }
}
