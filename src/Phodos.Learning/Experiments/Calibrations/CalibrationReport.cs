using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>What came of a calibration.</summary>
/// <param name="Train">The crystals that the model learnt from.</param>
/// <param name="Validation">The crystals that the error bars were made with.</param>
/// <param name="Test">The crystals that they were tested on.</param>
/// <param name="Quantities">How good they are.</param>
public sealed record CalibrationReport(int Train, int Validation, int Test, ImmutableArray<CalibratedQuantity> Quantities)
{
    /// <summary>How well unstable crystals are foretold; null where the model does not tell modes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StabilityQuality? Stability { get; init; }
}
