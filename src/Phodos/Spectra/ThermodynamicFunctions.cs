using Phodos.Units;

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
    /// <summary>The highest temperature (K), far above that of any crystal; sums of any spectrum are finite up to it.</summary>
    public const double MaximumTemperature = 1e6;

    /// <summary>The gas constant (J/K/mol), exact.</summary>
    public const double GasConstant = PhysicalConstants.Gas;

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
    /// <param name="temperature">The temperature (K), 0..<see cref="MaximumTemperature"/>.</param>
    /// <exception cref="InvalidInputException">The temperature is out of its range.</exception>
    public static ThermodynamicFunctions At(PhononStates states, double temperature)
    {
        ArgumentNullException.ThrowIfNull(states);
        return At([states], temperature)[0];
    }

    /// <summary>
    /// The functions of several spectra of the same frequencies at a temperature; what depends on these alone is computed once.
    /// </summary>
    /// <param name="spectra">At least one, all with the same frequencies.</param>
    /// <param name="temperature">The temperature (K), 0..<see cref="MaximumTemperature"/>.</param>
    /// <exception cref="ArgumentException">The frequencies differ.</exception>
    /// <exception cref="InvalidInputException">The temperature is out of its range.</exception>
    public static ThermodynamicFunctions[] At(IReadOnlyList<PhononStates> spectra, double temperature)
    {
        ArgumentNullException.ThrowIfNull(spectra);
        if (!(temperature is >= 0 and <= MaximumTemperature))
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the temperature is {temperature} K; it must be at least 0 and at most {MaximumTemperature}"));
        }

        var frequencies = spectra[0].Frequencies.AsSpan();
        foreach (var states in spectra)
        {
            if (!states.Frequencies.AsSpan().SequenceEqual(frequencies))
                throw new ArgumentException("The spectra have different frequencies.", nameof(spectra));
        }

        if (temperature == 0)
            return [.. spectra.Select(AtZero)];
        var sums = new (double Heat, double Slope, double Entropy, double Thermal)[spectra.Count]; // in R and RT
        for (var state = 0; state < frequencies.Length; state++)
        {
            var x = FrequencyUnit.Kelvin.FromWavenumber(frequencies[state]) / temperature;
            var (exponential, complement) = Boltzmann(x);
            var quantum = x * exponential / complement; // x times the mean number of quanta

            // x² eˣ/(eˣ − 1)² = (x n)² + x · (x n), where nothing overflows.
            var heat = quantum * (quantum + x);
            var slope = heat * (x + 2 * quantum - 2);
            var entropy = quantum - Math.Log(complement);
            for (var index = 0; index < sums.Length; index++)
            {
                var count = spectra[index].Counts[state];
                ref var sum = ref sums[index];
                sum = (sum.Heat + count * heat, sum.Slope + count * slope, sum.Entropy + count * entropy, sum.Thermal + count * quantum);
            }
        }

        return [.. spectra.Zip(sums, (states, sum) => Of(states, temperature, sum))];
    }

    private static ThermodynamicFunctions AtZero(PhononStates states)
    {
        var zeroPoint = ZeroPointEnergy(states);
        return new ThermodynamicFunctions(0, 0, 0, 0, zeroPoint, zeroPoint);
    }

    private static ThermodynamicFunctions Of(
        PhononStates states, double temperature, (double Heat, double Slope, double Entropy, double Thermal) sum)
    {
        var energy = ZeroPointEnergy(states) + GasConstant * temperature * sum.Thermal / 1000;
        return new ThermodynamicFunctions(
            temperature,
            GasConstant * sum.Heat,
            GasConstant * sum.Slope,
            GasConstant * sum.Entropy,
            energy - temperature * GasConstant * sum.Entropy / 1000,
            energy);
    }

    // e⁻ˣ and 1 − e⁻ˣ, which is a difference of all but equal numbers for small x: there it is 2 e^(−x/2) sinh(x/2), by the series of sinh.
    private static (double Exponential, double Complement) Boltzmann(double x)
    {
        if (x >= 1)
        {
            var exponential = Math.Exp(-x);
            return (exponential, 1 - exponential);
        }

        var (half, square) = (Math.Exp(-x / 2), x * x / 4);
        var series = 1 + square / 6 * (1 + square / 20 * (1 + square / 42 * (1 + square / 72 * (1 + square / 110 * (1 + square / 156)))));
        return (half * half, half * x * series);
    }
}
