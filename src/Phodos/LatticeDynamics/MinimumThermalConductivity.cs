using Phodos.Crystals;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>Lower bounds of the lattice thermal conductivity, of a crystal in which heat goes from atom to atom at random.</summary>
public static class MinimumThermalConductivity
{
    private const int Intervals = 400;
    private const double LargestArgument = 60;

    /// <summary>
    /// Cahill's model from the speeds of sound (W/m/K): κ = (π/6)^⅓ k n^⅔ Σ v_i (T/θ_i)² ∫ x³ eˣ/(eˣ − 1)² dx from 0 to θ_i/T, with
    /// θ_i = v_i (ħ/k) (6π² n)^⅓, n the atoms a volume and v_i the mean speeds of the three branches (D. G. Cahill, S. K. Watson and
    /// R. O. Pohl, Phys. Rev. B 46, 6131 (1992)).
    /// </summary>
    /// <param name="waves">The sound of the crystal.</param>
    /// <param name="crystal">The crystal.</param>
    /// <param name="temperature">The temperature (K), at least 0.</param>
    /// <exception cref="InvalidInputException">Long waves are unstable, or the temperature is below 0.</exception>
    public static double Cahill(LongWaves waves, Crystal crystal, double temperature)
    {
        ArgumentNullException.ThrowIfNull(waves);
        ArgumentNullException.ThrowIfNull(crystal);
        RequireTemperature(temperature);
        if (!waves.IsStable)
            throw new InvalidInputException("the crystal gives way to long waves, so it has no speed of sound and no minimum thermal conductivity");
        if (temperature == 0)
            return 0;
        var density = Density(crystal);
        var sum = 0.0;
        foreach (var speed in waves.BranchSpeeds)
        {
            var debye = speed * PhysicalConstants.Planck / (2 * Math.PI) / PhysicalConstants.Boltzmann * Math.Cbrt(6 * Math.PI * Math.PI * density);
            sum += speed * Math.Pow(temperature / debye, 2) * Integral(debye / temperature);
        }

        return Math.Cbrt(Math.PI / 6) * PhysicalConstants.Boltzmann * Math.Pow(density, 2.0 / 3) * sum;
    }

    /// <summary>
    /// Agne's model of diffusons from the density of states (W/m/K): κ = (n^⅓ k / π) ∫ g(ω)/(3n) ω (ħω/kT)² eˣ/(eˣ − 1)² dω, x = ħω/kT, with
    /// ∫ g dω = 3n (M. T. Agne, R. Hanus and G. J. Snyder, Energy Environ. Sci. 11, 609 (2018)).
    /// </summary>
    /// <param name="states">The states of the crystal.</param>
    /// <param name="crystal">The crystal.</param>
    /// <param name="temperature">The temperature (K), at least 0.</param>
    /// <exception cref="InvalidInputException">The temperature is below 0.</exception>
    public static double Agne(PhononStates states, Crystal crystal, double temperature)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(crystal);
        RequireTemperature(temperature);
        if (temperature == 0)
            return 0;
        var mean = states.Mean(frequency =>
            2 * Math.PI * 100 * PhysicalConstants.SpeedOfLight * frequency * Heat(FrequencyUnit.Kelvin.FromWavenumber(frequency) / temperature));
        return Math.Cbrt(Density(crystal)) * PhysicalConstants.Boltzmann / Math.PI * mean;
    }

    private static void RequireTemperature(double temperature)
    {
        if (!(temperature >= 0 && double.IsFinite(temperature)))
            throw new InvalidInputException(FormattableString.Invariant($"the temperature is {temperature} K; it must be at least 0"));
    }

    // Atoms a cubic metre.
    private static double Density(Crystal crystal) => crystal.AtomCount / crystal.Lattice.Volume * 1e30;

    // x² eˣ/(eˣ − 1)².
    private static double Heat(double x)
    {
        if (x < 1e-6)
            return 1;
        var ratio = x / 2 / Math.Sinh(Math.Min(x, LargestArgument * 10) / 2);
        return ratio * ratio;
    }

    // ∫ x · Heat(x) dx by Simpson's rule; the rest beyond the largest argument is nothing.
    private static double Integral(double end)
    {
        end = Math.Min(end, LargestArgument);
        var sum = 0.0;
        for (var point = 0; point <= Intervals; point++)
        {
            var x = end * point / Intervals;
            sum += x * Heat(x) * (point is 0 or Intervals ? 1 : point % 2 == 1 ? 4 : 2);
        }

        return sum * end / Intervals / 3;
    }
}
