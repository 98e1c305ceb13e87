using Phodos.Spectra;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// The label of modes that models learn and metrics compare, as those of the data sets are made: Gaussians of 5 cm⁻¹ on steps of 5 cm⁻¹
/// from 0 to 1000, smoothed over 105 cm⁻¹, every 20 cm⁻¹, divided by the maximum.
/// </summary>
public static class ModesLabel
{
    /// <summary>The points of the smoothing window.</summary>
    public const int Window = 21;

    /// <summary>The order of the smoothing polynomial.</summary>
    public const int Order = 3;

    /// <summary>The points of the fine grid to one of the label's.</summary>
    public const int Stride = 4;

    // Of the Gaussians and of the steps (cm⁻¹).
    private const double Width = 5;

    private static readonly LabelPreparation Preparation = new(FrequencyGrid.Paper, Window, Order);

    /// <summary>The grid before smoothing.</summary>
    public static FrequencyGrid Fine { get; } = new(0, Width, 201);

    /// <summary>The label.</summary>
    /// <exception cref="InvalidInputException">The modes have no states on its grid.</exception>
    public static DensityOfStates Of(MeshModes modes) => Preparation.Apply(FineOf(modes));

    /// <summary>The label, or null where the modes have no states on its grid.</summary>
    public static DensityOfStates? TryOf(MeshModes modes)
    {
        var fine = FineOf(modes);
        return fine.Maximum > 0 ? Preparation.Apply(fine) : null;
    }

    private static DensityOfStates FineOf(MeshModes modes)
    {
        ArgumentNullException.ThrowIfNull(modes);
        return modes.TotalDensityOfStates(Width, Fine);
    }
}
