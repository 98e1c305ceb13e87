namespace Phodos.Spectra;

/// <summary>What the values of a density of states mean.</summary>
public enum DosNormalization
{
    /// <summary>States per cm⁻¹ per primitive cell; the integral over all frequencies is 3N.</summary>
    PerCell,

    /// <summary>Divided by the maximum of the total (dimensionless): what the metrics of the DOSTransformer paper use.</summary>
    MaxNormalized,

    /// <summary>Divided by the integral over the grid (1/cm⁻¹).</summary>
    SumNormalized,

    /// <summary>States per cm⁻¹ per atom; the integral over all frequencies is 3. Predictions are shown so; data sets hold it per cell.</summary>
    PerAtom,
}
