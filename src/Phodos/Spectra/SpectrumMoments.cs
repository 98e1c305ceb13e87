namespace Phodos.Spectra;

/// <summary>Characteristic frequencies of a phonon spectrum.</summary>
/// <param name="Mean">The mean frequency (cm⁻¹).</param>
/// <param name="LogMean">The exponential of the mean logarithm of the frequency (cm⁻¹), as in the theory of superconductors.</param>
/// <param name="RootMeanSquare">The root of the mean square frequency (cm⁻¹).</param>
/// <param name="Maximum">The frequency (cm⁻¹) below which all but 0.5 % of the states lie: broadened spectra have no sharp end.</param>
/// <param name="DebyeTemperature">
/// The Debye temperature (K) of the second moment, (hc/k) √(5/3 ⟨ν²⟩): that of the Debye spectrum of the same mean square frequency,
/// which has the same first quantum correction to the heat capacity at high temperature.
/// </param>
public sealed record SpectrumMoments(double Mean, double LogMean, double RootMeanSquare, double Maximum, double DebyeTemperature)
{
    /// <summary>The part of the states that may lie above <see cref="Maximum"/>.</summary>
    public const double PartAboveMaximum = 0.005;

    /// <summary>The moments of states.</summary>
    public static SpectrumMoments Of(PhononStates states)
    {
        ArgumentNullException.ThrowIfNull(states);
        var rootMeanSquare = Math.Sqrt(states.Mean(frequency => frequency * frequency));
        return new SpectrumMoments(
            states.Mean(frequency => frequency),
            Math.Exp(states.Mean(Math.Log)),
            rootMeanSquare,
            MaximumOf(states),
            FrequencyUnit.Kelvin.FromWavenumber(Math.Sqrt(5.0 / 3) * rootMeanSquare));
    }

    private static double MaximumOf(PhononStates states)
    {
        var above = 0.0;
        var state = states.Counts.Length - 1;
        while (state > 0 && above + states.Counts[state] <= PartAboveMaximum * PhononStates.PerAtom)
            above += states.Counts[state--];
        return states.Frequencies[state];
    }
}
