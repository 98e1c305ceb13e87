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
    /// <summary>The estimates.</summary>
    /// <param name="states">The states.</param>
    /// <param name="members">Those of each member, all at the same frequencies.</param>
    /// <param name="temperature">The temperature (K).</param>
    /// <param name="errors">What makes the error bars; null where they are not known.</param>
    internal static ThermodynamicEstimates Of(
        PhononStates states, IReadOnlyList<PhononStates> members, double temperature, CrystalErrors? errors)
    {
        var value = ThermodynamicFunctions.At(states, temperature);
        if (errors is null)
        {
            return new ThermodynamicEstimates(
                temperature,
                new Estimate(value.HeatCapacity, null),
                new Estimate(value.Entropy, null),
                new Estimate(value.FreeEnergy, null),
                new Estimate(value.InternalEnergy, null));
        }

        var (calibration, inputs) = errors;
        var ofMembers = ThermodynamicFunctions.At(members, temperature);
        return new ThermodynamicEstimates(
            temperature,
            ThermodynamicQuantity.HeatCapacity.Estimate(value, ofMembers, calibration.HeatCapacity.Of(inputs, temperature)),
            ThermodynamicQuantity.Entropy.Estimate(value, ofMembers, calibration.Entropy.Of(inputs, temperature)),
            ThermodynamicQuantity.FreeEnergy.Estimate(value, ofMembers, calibration.FreeEnergy.Of(inputs, temperature)),
            ThermodynamicQuantity.InternalEnergy.Estimate(value, ofMembers, calibration.InternalEnergy.Of(inputs, temperature)));
    }
}
