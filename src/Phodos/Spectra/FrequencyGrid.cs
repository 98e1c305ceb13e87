namespace Phodos.Spectra;

/// <summary>Uniformly spaced frequencies of a spectrum (cm⁻¹).</summary>
/// <param name="Start">The first frequency (cm⁻¹).</param>
/// <param name="Step">The distance between neighbouring frequencies (cm⁻¹), above 0.</param>
/// <param name="Count">The number of frequencies, at least 2.</param>
public sealed record FrequencyGrid(double Start, double Step, int Count)
{
    /// <summary>The grid of the DOSTransformer paper: 0, 20, …, 1000 cm⁻¹, 51 points.</summary>
    public static FrequencyGrid Paper { get; } = new(0, 20, 51);

    /// <summary>The last frequency (cm⁻¹).</summary>
    public double End => Start + Step * (Count - 1);

    /// <summary>The frequency of a point (cm⁻¹).</summary>
    public double this[int point] => Start + Step * point;
}
