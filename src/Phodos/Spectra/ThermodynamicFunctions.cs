namespace Phodos.Spectra;

/// <summary>
/// The thermodynamic functions of harmonic phonons at one temperature and constant volume, of a mole of atoms. For a mole of formula units
/// or of cells multiply by their atoms.
/// </summary>
/// <remarks>
/// Sums over independent oscillators, as in A. A. Maradudin et al., Theory of Lattice Dynamics in the Harmonic Approximation (1971),
/// ch. II. At 0 K the limits are taken: heat capacity and entropy are zero, both energies are the zero-point energy.
/// </remarks>
/// <param name="Temperature">The temperature (K), at least 0.</param>
/// <param name="HeatCapacity">C_V (J/K/mol-atom); at most 3R, its classical limit.</param>
/// <param name="HeatCapacitySlope">T ∂C_V/∂T (J/K/mol-atom).</param>
/// <param name="Entropy">S (J/K/mol-atom).</param>
/// <param name="FreeEnergy">The Helmholtz free energy F = U − TS (kJ/mol-atom), with the zero-point energy.</param>
/// <param name="InternalEnergy">U (kJ/mol-atom), with the zero-point energy.</param>
public sealed record ThermodynamicFunctions(
    double Temperature, double HeatCapacity, double HeatCapacitySlope, double Entropy, double FreeEnergy, double InternalEnergy)
{
    /// <summary>The gas constant (J/K/mol), exact.</summary>
    public const double GasConstant = 8.314462618153240;

    // The energy hν of a mole of quanta of 1 cm⁻¹ is R times the temperature that belongs to it.
    private static readonly double KilojoulePerWavenumber = GasConstant * FrequencyUnit.Kelvin.PerWavenumber / 1000;

    /// <summary>The zero-point energy (kJ/mol-atom): half a quantum for each state.</summary>
    public static double ZeroPointEnergy(PhononStates states)
    {
        ArgumentNullException.ThrowIfNull(states);
        return PhononStates.PerAtom / 2 * KilojoulePerWavenumber * states.Mean(frequency => frequency);
    }

    /// <summary>The functions at a temperature.</summary>
    /// <param name="states">The states.</param>
    /// <param name="temperature">The temperature (K), finite and at least 0.</param>
    /// <exception cref="InvalidInputException">The temperature is out of its range.</exception>
    public static ThermodynamicFunctions At(PhononStates states, double temperature)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (!(temperature >= 0 && double.IsFinite(temperature)))
            throw new InvalidInputException(FormattableString.Invariant($"the temperature is {temperature} K; it must be finite and at least 0"));
        var zeroPoint = ZeroPointEnergy(states);
        if (temperature == 0)
            return new ThermodynamicFunctions(0, 0, 0, 0, zeroPoint, zeroPoint);
        double heatCapacity = 0, slope = 0, entropy = 0, thermal = 0; // in R and RT
        for (var state = 0; state < states.Counts.Length; state++)
        {
            var x = FrequencyUnit.Kelvin.FromWavenumber(states.Frequencies[state]) / temperature;
            var filling = 1 / double.ExpM1(x); // the mean number of quanta; 0 where the exponential overflows
            var quantum = x * filling;
            thermal += states.Counts[state] * quantum;
            // x² eˣ/(eˣ − 1)² = (x n)² + x · (x n), where nothing overflows.
            var ofState = states.Counts[state] * quantum * (quantum + x);
            heatCapacity += ofState;
            slope += ofState * (x + 2 * quantum - 2);
            entropy += states.Counts[state] * (quantum - LogOfOneMinusExp(-x));
        }

        var energy = zeroPoint + GasConstant * temperature * thermal / 1000;
        return new ThermodynamicFunctions(
            temperature,
            GasConstant * heatCapacity,
            GasConstant * slope,
            GasConstant * entropy,
            energy - temperature * GasConstant * entropy / 1000,
            energy);
    }

    private static double LogOfOneMinusExp(double negative) => Math.Log(-double.ExpM1(negative));
}
