using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>A prediction with its reference.</summary>
/// <remarks>The scores are the error bars of a calibration whose factors are 1.</remarks>
/// <param name="label">The label of the reference.</param>
/// <param name="spectrum">The density of states of the reference.</param>
/// <param name="states">The states of the reference.</param>
/// <param name="prediction">The prediction.</param>
internal sealed class PredictedCrystal(DensityOfStates label, DensityOfStates spectrum, PhononStates states, PhononPrediction prediction)
{
    /// <summary>What tells of its errors.</summary>
    internal Calibration.ErrorInputs Inputs => prediction.Errors!.Inputs;

    internal (double Error, double Score)[] Label() => Points(prediction.Label, prediction.LabelError.AsSpan(), label.Values.AsSpan());

    internal (double Error, double Score)[] Spectrum()
    {
        var reference = SpectrumResampling.Resample(spectrum.Values.AsSpan(), spectrum.Grid, prediction.Dos.Grid);
        var scores = prediction.ErrorOf(prediction.Dos.Values.AsSpan(), member => member.Values);
        return Points(prediction.Dos, scores.AsSpan(), reference);
    }

    /// <summary>The RMSE of the label and the root mean square spread of its members.</summary>
    internal (double Error, double Score)[] LabelRmse()
    {
        var metrics = SpectrumMetrics.Compare(prediction.Label.Values.AsSpan(), label.Values.AsSpan(), label.Grid);
        return [(metrics.Rmse, prediction.ExpectedRmse!.Value)];
    }

    internal (double Error, double Score)[] Moment(
        Func<MomentEstimates, Calibration.Estimate> predicted, Func<SpectrumMoments, double> reference) =>
        [Compare(predicted(prediction.Moments), reference(SpectrumMoments.Of(states)))];

    /// <summary>None where the maximum is predicted to lie above the grid.</summary>
    internal (double Error, double Score)[] Maximum() =>
        prediction.Moments.Maximum is { } maximum ? [Compare(maximum, SpectrumMoments.Of(states).Maximum)] : [];

    /// <summary>None where the prediction or the reference does not begin as the DOS of a crystal does, or too few members do.</summary>
    internal (double Error, double Score)[] CalorimetricDebye() =>
        prediction.Moments.CalorimetricDebyeTemperature is { Error: not null } predicted
        && SpectrumMoments.Of(states).CalorimetricDebyeTemperature is { } reference
            ? [Compare(predicted, reference)]
            : [];

    internal (double Error, double Score) Thermodynamic(
        double temperature, Func<ThermodynamicEstimates, Calibration.Estimate> predicted, Func<ThermodynamicFunctions, double> reference) =>
        Compare(predicted(prediction.At(temperature)), reference(ThermodynamicFunctions.At(states, temperature)));

    private static (double Error, double Score) Compare(Calibration.Estimate estimate, double reference) =>
        (Math.Abs(estimate.Value - reference), estimate.Error!.Value);

    private static (double Error, double Score)[] Points(DensityOfStates dos, ReadOnlySpan<double> scores, ReadOnlySpan<double> reference)
    {
        var points = new (double Error, double Score)[reference.Length];
        for (var point = 0; point < points.Length; point++)
            points[point] = (Math.Abs(dos.Values[point] - reference[point]), scores[point]);
        return points;
    }
}
