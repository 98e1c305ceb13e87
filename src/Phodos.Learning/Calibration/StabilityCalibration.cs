using System.Collections.Immutable;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Learning.Calibration;

/// <summary>
/// How likely a calculation finds a mode below <see cref="Stability.ClearlyUnstable"/> in a crystal, by its predicted modes: 1 / (1 + exp(−(intercept + Σ weight · input))).
/// </summary>
/// <param name="Intercept">The intercept.</param>
/// <param name="Weights">The weight of each of <see cref="StabilityInputs"/>, in their order.</param>
public sealed record StabilityCalibration(double Intercept, ImmutableArray<double> Weights)
{
    /// <summary>The probability, 0..1.</summary>
    internal double Probability(StabilityInputs inputs)
    {
        var score = Intercept;
        foreach (var (weight, input) in Weights.Zip(inputs.ToRow()))
            score += weight * input;
        return 1 / (1 + Math.Exp(-score));
    }
}
