using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// Drops numbers at random while training and scales the others up. It draws from a generator of its own, so that runs repeat
/// bit for bit whatever else draws random numbers.
/// </summary>
/// <param name="probability">The chance that a number is dropped, 0 ≤ p &lt; 1.</param>
/// <param name="generator">The source of randomness.</param>
public sealed class SeededDropout(double probability, Generator generator)
{
    /// <summary>Zeroes entries with the probability and divides the others by one minus it.</summary>
    internal Tensor Apply(Tensor values)
    {
        if (probability == 0)
            return values;
        var kept = rand(values.shape, dtype: values.dtype, device: values.device, generator: generator).ge(probability);
        return values * kept / (1 - probability);
    }
}
