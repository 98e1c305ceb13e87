namespace Phodos.Learning.Calibration;

/// <summary>What the scores of one quantity are multiplied with: Factor · exp(weights · inputs).</summary>
/// <param name="Factor">Makes the intervals as wide as their level asks for.</param>
/// <param name="Weights">The weights of the inputs.</param>
public sealed record QuantityScale(double Factor, ErrorWeights Weights)
{
    /// <summary>Leaves scores as they are.</summary>
    internal static QuantityScale Unit { get; } = new(1, ErrorWeights.None);

    /// <summary>The multiplier of a crystal.</summary>
    internal double Of(ErrorInputs inputs) => Factor * Weights.Of(inputs);
}
