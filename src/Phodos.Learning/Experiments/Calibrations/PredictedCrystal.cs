using Phodos.Datasets;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>A prediction with its reference.</summary>
/// <remarks>The scores are the error bars of a calibration whose factors are 1.</remarks>
/// <param name="entry">The reference, with its spectrum.</param>
/// <param name="prediction">The prediction.</param>
internal sealed class PredictedCrystal(DosEntry entry, PhononPrediction prediction)
{
    private readonly PhononStates _states = PhononStates.Of(entry.Spectrum!);

    /// <summary>What tells of its errors.</summary>
    internal Calibration.ErrorInputs Inputs => prediction.Errors!.Inputs;

    internal (double Error, double Score)[] Label() => Points(prediction.Label, prediction.LabelError.AsSpan(), entry.Dos.Values.AsSpan());

    internal (double Error, double Score)[] Spectrum()
    {
        var reference = SpectrumResampling.Resample(entry.Spectrum!.Values.AsSpan(), entry.Spectrum.Grid, prediction.Dos.Grid);
        var scores = prediction.ErrorOf(prediction.Dos.Values.AsSpan(), member => member.Values);
        return Points(prediction.Dos, scores.AsSpan(), reference);
    }

    /// <summary>The RMSE of the label and the root mean square spread of its members.</summary>
    internal (double Error, double Score)[] LabelRmse()
    {
        var metrics = SpectrumMetrics.Compare(prediction.Label.Values.AsSpan(), entry.Dos.Values.AsSpan(), entry.Dos.Grid);
        return [(metrics.Rmse, prediction.ExpectedRmse!.Value)];
    }

    internal (double Error, double Score)[] Moment(
        Func<MomentEstimates, Calibration.Estimate> predicted, Func<SpectrumMoments, double> reference) =>
        [Compare(predicted(prediction.Moments), reference(SpectrumMoments.Of(_states)))];

    /// <summary>None where the maximum is predicted to lie above the grid.</summary>
    internal (double Error, double Score)[] Maximum() =>
        prediction.Moments.Maximum is { } maximum ? [Compare(maximum, SpectrumMoments.Of(_states).Maximum)] : [];

    /// <summary>None where the prediction or the reference does not begin as the DOS of a crystal does, or too few members do.</summary>
    internal (double Error, double Score)[] CalorimetricDebye() =>
        prediction.Moments.CalorimetricDebyeTemperature is { Error: not null } predicted
        && SpectrumMoments.Of(_states).CalorimetricDebyeTemperature is { } reference
            ? [Compare(predicted, reference)]
            : [];

    internal (double Error, double Score) Thermodynamic(
        double temperature, Func<ThermodynamicEstimates, Calibration.Estimate> predicted, Func<ThermodynamicFunctions, double> reference) =>
        Compare(predicted(prediction.At(temperature)), reference(ThermodynamicFunctions.At(_states, temperature)));

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
