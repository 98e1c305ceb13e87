namespace Phodos.Learning.Calibration;

/// <summary>How far the errors of a quantity follow the inputs of a crystal: as exp(weights · inputs).</summary>
/// <param name="SoftStates">The weight of <see cref="ErrorInputs.SoftStates"/>.</param>
/// <param name="Disagreement">The weight of <see cref="ErrorInputs.Disagreement"/>.</param>
/// <param name="EntropyScore">The weight of <see cref="ErrorInputs.EntropyScore"/>.</param>
public sealed record ErrorWeights(double SoftStates, double Disagreement, double EntropyScore)
{
    /// <summary>Leaves scores as they are.</summary>
    internal static ErrorWeights None { get; } = new(0, 0, 0);

    /// <summary>The multiplier of a crystal.</summary>
    internal double Of(ErrorInputs inputs) =>
        Math.Exp(SoftStates * inputs.SoftStates + Disagreement * inputs.Disagreement + EntropyScore * inputs.EntropyScore);
}
