namespace Phodos.Learning.Calibration;

/// <summary>What the scores of one quantity are multiplied with: Factor · exp(weights · inputs).</summary>
/// <param name="Factor">Makes the intervals as wide as their level asks for.</param>
/// <param name="SoftStates">The weight of <see cref="ErrorInputs.SoftStates"/>.</param>
/// <param name="Disagreement">The weight of <see cref="ErrorInputs.Disagreement"/>.</param>
/// <param name="EntropyScore">The weight of <see cref="ErrorInputs.EntropyScore"/>.</param>
public sealed record QuantityScale(double Factor, double SoftStates, double Disagreement, double EntropyScore)
{
    /// <summary>Leaves scores as they are.</summary>
    internal static QuantityScale Unit { get; } = new(1, 0, 0, 0);

    /// <summary>The multiplier of a crystal.</summary>
    internal double Of(ErrorInputs inputs) =>
        Factor * Math.Exp(SoftStates * inputs.SoftStates + Disagreement * inputs.Disagreement + EntropyScore * inputs.EntropyScore);
}
