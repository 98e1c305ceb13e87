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
        PhononStates states, IReadOnlyList<PhononStates> members, double temperature, QuantityCalibration? calibration)
    {
        var value = ThermodynamicFunctions.At(states, temperature);
        if (calibration is null)
        {
            return new ThermodynamicEstimates(
                temperature,
                new Estimate(value.HeatCapacity, null),
                new Estimate(value.Entropy, null),
                new Estimate(value.FreeEnergy, null),
                new Estimate(value.InternalEnergy, null));
        }

        ThermodynamicFunctions[] ofMembers = [.. members.Select(member => ThermodynamicFunctions.At(member, temperature))];
        return new ThermodynamicEstimates(
            temperature,
            ThermodynamicQuantity.HeatCapacity.Estimate(value, ofMembers, calibration.HeatCapacity),
            ThermodynamicQuantity.Entropy.Estimate(value, ofMembers, calibration.Entropy),
            ThermodynamicQuantity.FreeEnergy.Estimate(value, ofMembers, calibration.FreeEnergy),
            ThermodynamicQuantity.InternalEnergy.Estimate(value, ofMembers, calibration.InternalEnergy));
    }
}
