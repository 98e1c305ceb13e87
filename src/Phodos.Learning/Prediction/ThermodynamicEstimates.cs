using Phodos.Learning.Calibration;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>The thermodynamic functions of a mole of atoms at one temperature, with their uncertainties.</summary>
/// <param name="Temperature">The temperature (K).</param>
/// <param name="HeatCapacity">C_V (J/K/mol-atom).</param>
/// <param name="Entropy">S (J/K/mol-atom).</param>
/// <param name="FreeEnergy">F (kJ/mol-atom), with the zero-point energy.</param>
/// <param name="InternalEnergy">U (kJ/mol-atom), with the zero-point energy.</param>
public sealed record ThermodynamicEstimates(
    double Temperature, Estimate HeatCapacity, Estimate Entropy, Estimate FreeEnergy, Estimate InternalEnergy)
{
    internal static ThermodynamicEstimates Of(
        PhononStates states, IReadOnlyList<PhononStates> members, double temperature, CrystalErrors? errors)
    {
        if (errors is null)
        {
            var value = ThermodynamicFunctions.At(states, temperature);
            return new ThermodynamicEstimates(
                temperature,
                new Estimate(value.HeatCapacity, null),
                new Estimate(value.Entropy, null),
                new Estimate(value.FreeEnergy, null),
                new Estimate(value.InternalEnergy, null));
        }

        var (calibration, inputs) = errors;
        var all = ThermodynamicFunctions.At([states, .. members], temperature);
        return new ThermodynamicEstimates(
            temperature,
            ThermodynamicQuantity.HeatCapacity.Estimate(all[0], all[1..], calibration.HeatCapacity.Of(inputs, temperature)),
            ThermodynamicQuantity.Entropy.Estimate(all[0], all[1..], calibration.Entropy.Of(inputs, temperature)),
            ThermodynamicQuantity.FreeEnergy.Estimate(all[0], all[1..], calibration.FreeEnergy.Of(inputs, temperature)),
            ThermodynamicQuantity.InternalEnergy.Estimate(all[0], all[1..], calibration.InternalEnergy.Of(inputs, temperature)));
    }
}
