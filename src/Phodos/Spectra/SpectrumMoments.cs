namespace Phodos.Spectra;

/// <summary>Characteristic frequencies of a phonon spectrum.</summary>
/// <param name="Mean">The mean frequency (cm⁻¹).</param>
/// <param name="LogMean">The exponential of the mean logarithm of the frequency (cm⁻¹), as in the theory of superconductors.</param>
/// <param name="RootMeanSquare">The root of the mean square frequency (cm⁻¹).</param>
/// <param name="Maximum">
/// The maximum frequency (cm⁻¹): that below which all but a small part of the states lie, as a broadened spectrum has no sharp end.
/// </param>
/// <param name="DebyeTemperature">
/// The Debye temperature (K) of the second moment, (hc/k) √(5/3 ⟨ν²⟩): that of the Debye spectrum of the same mean square frequency,
/// which has the same first quantum correction to the heat capacity at high temperature.
/// </param>
/// <param name="CalorimetricDebyeTemperature">
/// The Debye temperature (K) that heat capacities near absolute zero are measured by: C_V = (12π⁴/5) R (T/θ)³ for a mole of atoms; null
/// where <see cref="PhononStates.DebyeFrequency"/> is.
/// </param>
public sealed record SpectrumMoments(
    double Mean,
    double LogMean,
    double RootMeanSquare,
    double Maximum,
    double DebyeTemperature,
    double? CalorimetricDebyeTemperature)
{
    /// <summary>The moments of states.</summary>
    /// <param name="states">The states.</param>
    /// <param name="partAboveMaximum">
    /// The part of the states above <see cref="Maximum"/>. The default is that of a calculated spectrum, broadened by 5 cm⁻¹.
    /// </param>
    public static SpectrumMoments Of(PhononStates states, double partAboveMaximum = 0.005)
    {
        ArgumentNullException.ThrowIfNull(states);
        var rootMeanSquare = Math.Sqrt(states.Mean(frequency => frequency * frequency));
        return new SpectrumMoments(
            states.Mean(frequency => frequency),
            Math.Exp(states.Mean(Math.Log)),
            rootMeanSquare,
            MaximumOf(states, partAboveMaximum),
            FrequencyUnit.Kelvin.FromWavenumber(Math.Sqrt(5.0 / 3) * rootMeanSquare),
            states.DebyeFrequency is { } frequency ? FrequencyUnit.Kelvin.FromWavenumber(frequency) : null);
    }

    private static double MaximumOf(PhononStates states, double partAbove)
    {
        var above = 0.0;
        var state = states.Counts.Length - 1;
        while (state > 0 && above + states.Counts[state] <= partAbove * PhononStates.PerAtom)
            above += states.Counts[state--];
        return states.Frequencies[state];
    }
}
