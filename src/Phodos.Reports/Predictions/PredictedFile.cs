using System.Collections.Immutable;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics.Bands;
using Phodos.LatticeDynamics.Meshes;
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

    /// <summary>What was asked for beyond the usual.</summary>
    public PhononDetails Details { get; init; }

    /// <summary>The thermal displacements at each temperature; empty unless asked for.</summary>
    public ImmutableArray<ThermalDisplacements> Displacements { get; init; } = [];

    /// <summary>The calculation whose phonons these are; null of a prediction.</summary>
    public ForceCalculation? Calculation { get; init; }
}
