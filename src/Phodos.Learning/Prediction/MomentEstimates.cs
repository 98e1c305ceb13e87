using Phodos.Learning.Calibration;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>The characteristic frequencies and the zero-point energy of a crystal, with their uncertainties.</summary>
/// <param name="Mean">The mean frequency (cm⁻¹).</param>
/// <param name="LogMean">The exponential of the mean logarithm (cm⁻¹).</param>
/// <param name="RootMeanSquare">The root mean square frequency (cm⁻¹).</param>
/// <param name="Maximum">The frequency below which all but 0.5 % of the states lie (cm⁻¹).</param>
/// <param name="DebyeTemperature">The Debye temperature of the second moment (K), <see cref="SpectrumMoments.DebyeTemperature"/>.</param>
/// <param name="ZeroPointEnergy">The zero-point energy (kJ/mol-atom).</param>
public sealed record MomentEstimates(
    Estimate Mean, Estimate LogMean, Estimate RootMeanSquare, Estimate Maximum, Estimate DebyeTemperature, Estimate ZeroPointEnergy)
{
    internal static MomentEstimates Of(PhononStates states, IReadOnlyList<PhononStates> members, QuantityCalibration? calibration)
    {
        var value = SpectrumMoments.Of(states);
        SpectrumMoments[] ofMembers = calibration is null ? [] : [.. members.Select(SpectrumMoments.Of)];
        var mean = Estimated(moments => moments.Mean, calibration?.Mean);
        var rootMeanSquare = Estimated(moments => moments.RootMeanSquare, calibration?.RootMeanSquare);
        return new MomentEstimates(
            mean,
            Estimated(moments => moments.LogMean, calibration?.LogMean),
            rootMeanSquare,
            Estimated(moments => moments.Maximum, calibration?.Maximum),
            rootMeanSquare.Times(value.DebyeTemperature / value.RootMeanSquare),
            mean.Times(ThermodynamicFunctions.ZeroPointEnergy(states) / value.Mean));

        Estimate Estimated(Func<SpectrumMoments, double> of, double? factor) =>
            new(of(value), factor is null ? null : factor * Score(value, ofMembers, of));
    }

    /// <summary>The score of a frequency, which changes as all frequencies do.</summary>
    internal static double Score(SpectrumMoments value, IEnumerable<SpectrumMoments> members, Func<SpectrumMoments, double> of) =>
        ErrorScale.Score(ErrorScale.Spread([.. members.Select(of)]), QuantityCalibration.FrequencyError * of(value));
}
