using Phodos.Learning.Calibration;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>The characteristic frequencies and the zero-point energy of a crystal, with their uncertainties.</summary>
/// <param name="Mean">The mean frequency (cm⁻¹).</param>
/// <param name="LogMean">The exponential of the mean logarithm (cm⁻¹).</param>
/// <param name="RootMeanSquare">The root mean square frequency (cm⁻¹).</param>
/// <param name="Maximum">The maximum frequency (cm⁻¹); null where it is above the grid of the model.</param>
/// <param name="DebyeTemperature">The Debye temperature of the second moment (K), <see cref="SpectrumMoments.DebyeTemperature"/>.</param>
/// <param name="ZeroPointEnergy">The zero-point energy (kJ/mol-atom).</param>
/// <param name="CalorimetricDebyeTemperature">
/// The Debye temperature of heat capacities near absolute zero (K), <see cref="SpectrumMoments.CalorimetricDebyeTemperature"/>; without an
/// error where the calibration has none or fewer than two members have such a temperature.
/// </param>
public sealed record MomentEstimates(
    Estimate Mean,
    Estimate LogMean,
    Estimate RootMeanSquare,
    Estimate? Maximum,
    Estimate DebyeTemperature,
    Estimate ZeroPointEnergy,
    Estimate? CalorimetricDebyeTemperature)
{
    // A predicted spectrum fades out further than a calculated one ends: with this part above it the maximum is right on average, and
    // nearest, on the validation part of the shipped model.
    internal const double PartAboveMaximum = 0.02;

    /// <summary>The estimates.</summary>
    /// <param name="states">The states.</param>
    /// <param name="members">Those of each member.</param>
    /// <param name="gridEnd">The end of the grid (cm⁻¹).</param>
    /// <param name="errors">What makes the error bars; null where they are not known.</param>
    /// <param name="partAboveMaximum">The part of the states above the maximum frequency.</param>
    internal static MomentEstimates Of(
        PhononStates states,
        IReadOnlyList<PhononStates> members,
        double gridEnd,
        CrystalErrors? errors,
        double partAboveMaximum = PartAboveMaximum)
    {
        var value = SpectrumMoments.Of(states, partAboveMaximum);
        SpectrumMoments[] ofMembers =
            errors is null ? [] : [.. members.Select(member => SpectrumMoments.Of(member, partAboveMaximum))];
        var mean = Estimated(moments => moments.Mean, errors?.Calibration.Mean.Of(errors.Inputs));
        var rootMeanSquare = Estimated(moments => moments.RootMeanSquare, errors?.Calibration.RootMeanSquare.Of(errors.Inputs));
        return new MomentEstimates(
            mean,
            Estimated(moments => moments.LogMean, errors?.Calibration.LogMean.Of(errors.Inputs)),
            rootMeanSquare,
            value.Maximum <= gridEnd ? Estimated(moments => Math.Min(moments.Maximum, gridEnd), errors?.Calibration.Maximum) : null,
            rootMeanSquare.Times(value.DebyeTemperature / value.RootMeanSquare),
            mean.Times(ThermodynamicFunctions.ZeroPointEnergy(states) / value.Mean),
            value.CalorimetricDebyeTemperature is { } calorimetric ? Calorimetric(calorimetric, ofMembers, errors) : null);

        Estimate Estimated(Func<SpectrumMoments, double> of, double? factor) =>
            new(of(value), factor is null ? null : factor * Score(value, ofMembers, of));
    }

    // Not every member need begin as the DOS of a crystal does.
    private static Estimate Calorimetric(double value, SpectrumMoments[] members, CrystalErrors? errors)
    {
        double[] ofMembers = [.. members.Select(member => member.CalorimetricDebyeTemperature).OfType<double>()];
        var score = ErrorScale.Score(ErrorScale.Spread(ofMembers), QuantityCalibration.FrequencyError * value);
        return new Estimate(value, ofMembers.Length < 2 ? null : errors?.Calibration.CalorimetricDebye?.Of(errors.Inputs) * score);
    }

    // A frequency changes as all frequencies do.
    private static double Score(SpectrumMoments value, IEnumerable<SpectrumMoments> members, Func<SpectrumMoments, double> of) =>
        ErrorScale.Score(ErrorScale.Spread([.. members.Select(of)]), QuantityCalibration.FrequencyError * of(value));
}
