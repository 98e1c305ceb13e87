using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Learning.Prediction;

namespace Phodos.Reports.Predictions;

/// <summary>Whether a crystal is stable against its own vibrations, as it is written.</summary>
/// <param name="LowestFrequency">The lowest frequency of the mesh (cm⁻¹), below zero where it is imaginary; Γ's acoustic modes are zero.</param>
/// <param name="QPoint">Its wave vector in units of the reciprocal vectors of the cell.</param>
/// <param name="StatesBelow">The states per cell below the threshold.</param>
/// <param name="Threshold">The frequency (cm⁻¹) below which a mode counts as one that the crystal gives way to.</param>
/// <param name="IsStable">Whether there is no such mode on the mesh.</param>
public sealed record StabilityDescription(
    double LowestFrequency,
    ImmutableArray<double> QPoint,
    double StatesBelow,
    double Threshold,
    [property: JsonPropertyName("stable")] bool IsStable)
{
    /// <summary>
    /// How likely a calculation finds a mode below −15 cm⁻¹, 0..1; null for a calculation, and where the model has no error bars.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ProbabilityUnstable { get; init; }

    internal static StabilityDescription? Of(PhononPrediction phonons) => phonons.Calculated is not { Stability: var stability }
        ? null
        : new StabilityDescription(
            CrystalPrediction.Rounded(stability.LowestFrequency),
            [stability.Q.X, stability.Q.Y, stability.Q.Z],
            CrystalPrediction.Rounded(stability.StatesBelow),
            stability.Threshold,
            stability.IsStable)
        {
            ProbabilityUnstable = phonons.ProbabilityUnstable is { } probability ? CrystalPrediction.Rounded(probability) : null,
        };
}
