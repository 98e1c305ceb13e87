using Phodos.LatticeDynamics.Bands;
using Phodos.Learning.Prediction;

namespace Phodos.Reports.Predictions;

/// <summary>A file with its prediction.</summary>
/// <param name="Description">What is written of it.</param>
/// <param name="Shown">The DOS as it is shown.</param>
/// <param name="Phonons">The prediction itself.</param>
public sealed record PredictedFile(CrystalPrediction Description, ShownSpectrum Shown, PhononPrediction Phonons)
{
    /// <summary>The bands, where they are known and asked for.</summary>
    public BandStructure? Bands { get; init; }
}
