using Phodos.Learning.Calibration;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>A thermodynamic function and what it changes by when all frequencies change in one proportion.</summary>
/// <param name="Of">The function.</param>
/// <param name="Response">−∂/∂ ln ν or its opposite: the size of the change with all frequencies.</param>
internal sealed record ThermodynamicQuantity(Func<ThermodynamicFunctions, double> Of, Func<ThermodynamicFunctions, double> Response)
{
    // Functions of hν/kT alone change with ln ν as they do with −ln T; energies are kT times such a function.
    internal static ThermodynamicQuantity HeatCapacity { get; } = new(at => at.HeatCapacity, at => at.HeatCapacitySlope);

    internal static ThermodynamicQuantity Entropy { get; } = new(at => at.Entropy, at => at.HeatCapacity);

    internal static ThermodynamicQuantity FreeEnergy { get; } = new(at => at.FreeEnergy, at => at.InternalEnergy);

    internal static ThermodynamicQuantity InternalEnergy { get; } =
        new(at => at.InternalEnergy, at => at.InternalEnergy - at.Temperature * at.HeatCapacity / 1000);

    internal double Score(ThermodynamicFunctions value, IEnumerable<ThermodynamicFunctions> members) =>
        ErrorScale.Score(ErrorScale.Spread([.. members.Select(Of)]), QuantityCalibration.FrequencyError * Response(value));

    internal Estimate Estimate(ThermodynamicFunctions value, IEnumerable<ThermodynamicFunctions> members, double factor) =>
        new(Of(value), factor * Score(value, members));
}
