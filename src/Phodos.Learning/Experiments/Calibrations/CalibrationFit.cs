using System.Collections.Immutable;
using Phodos.Learning.Calibration;
using Phodos.Learning.Calibration.Scopes;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>Makes the error bars of all quantities from predictions whose error bars are their scores.</summary>
internal static class CalibrationFit
{
    /// <summary>A calibration whose error bars are the scores that the factors are to multiply.</summary>
    /// <param name="training">The crystals that the model learnt from.</param>
    /// <param name="origin">Where they are from.</param>
    /// <param name="isApproximate">Whether the calculation of each counts less than others; null where none does.</param>
    internal static ModelCalibration Unit(
        IReadOnlyList<PreparedCrystal> training, TrainedOn origin, IReadOnlyList<bool>? isApproximate = null) => new(
        new BandCalibration(1),
        new BandCalibration(1),
        WithoutWeights(),
        1,
        ModelScope.Of(training, new UsualError(0, double.PositiveInfinity), isApproximate),
        origin);

    /// <summary>Makes the error bars.</summary>
    /// <param name="unit">The calibration that the predictions were made with.</param>
    /// <param name="trainingSpreads">The spread of the members' labels of each crystal that the model learnt from.</param>
    /// <param name="validation">The crystals that make the error bars, enough of them.</param>
    /// <param name="test">The crystals that test them, at least one.</param>
    internal static (ModelCalibration Calibration, ImmutableArray<CalibratedQuantity> Quantities) Of(
        ModelCalibration unit,
        IReadOnlyCollection<double> trainingSpreads,
        IReadOnlyList<PredictedCrystal> validation,
        IReadOnlyList<PredictedCrystal> test)
    {
        var bars = new ErrorBarFit(validation, test);
        var label = bars.Factor("DOS (label)", "", crystal => crystal.Label())!.Value;
        var spectrum = bars.Factor("DOS (native grid)", "states/cm⁻¹", crystal => crystal.Spectrum())!.Value;
        bars.Factor("RMSE of the label", "", crystal => crystal.LabelRmse()); // reported only
        var rmse = ScoredErrors.Of(validation.Select(crystal => crystal.LabelRmse()));
        var ratio = rmse.All.Average(error => error.Error) / rmse.All.Average(error => error.Score);
        var calibration = unit with
        {
            Label = new BandCalibration(label),
            Spectrum = new BandCalibration(spectrum),
            Quantities = QuantitiesOf(bars),
            LabelErrorRatio = ratio,
            Scope = unit.Scope with
            {
                ExpectedError = UsualError.Of(
                    [.. trainingSpreads.Select(spread => ratio * spread)], [.. rmse.All.Select(error => ratio * error.Score)]),
            },
        };
        return (calibration, bars.Quantities);
    }

    /// <summary>Requires enough crystals of the validation part.</summary>
    /// <exception cref="InvalidInputException">There are too few.</exception>
    internal static void RequireEnough(int validation)
    {
        if (validation < ErrorScale.LeastCrystals)
        {
            throw new InvalidInputException(
                $"the validation part has {validation} crystals, and intervals that hold {100 * ErrorScale.Level:F0} % of true "
                + $"values need {ErrorScale.LeastCrystals} at least; train with a larger validation part");
        }
    }

    private static QuantityCalibration QuantitiesOf(ErrorBarFit bars)
    {
        const string Heat = "J/K/mol-atom", Energy = "kJ/mol-atom", Frequency = "cm⁻¹";
        return new QuantityCalibration(
            bars.Scale("C_V", Heat, at => at.HeatCapacity, at => at.HeatCapacity, reportsRoomTemperature: true),
            bars.Scale("S", Heat, at => at.Entropy, at => at.Entropy, reportsRoomTemperature: true),
            bars.Scale("F", Energy, at => at.FreeEnergy, at => at.FreeEnergy),
            bars.Scale("U", Energy, at => at.InternalEnergy, at => at.InternalEnergy),
            bars.Scale("mean frequency", Frequency, crystal => crystal.Moment(moments => moments.Mean, moments => moments.Mean)),
            bars.Scale("log-mean frequency", Frequency, crystal => crystal.Moment(moments => moments.LogMean, moments => moments.LogMean)),
            bars.Scale("rms frequency", Frequency, crystal => crystal.Moment(moments => moments.RootMeanSquare, moments => moments.RootMeanSquare)),
            bars.Factor("maximum frequency", Frequency, crystal => crystal.Maximum()),
            bars.LeastInputs,
            bars.GreatestInputs,
            bars.ScaleOfSome("calorimetric Debye temperature", "K", crystal => crystal.CalorimetricDebye()));
    }

    private static QuantityCalibration WithoutWeights()
    {
        var (thermodynamic, unit) = (ThermodynamicScale.Unit, QuantityScale.Unit);
        var (least, greatest) = (double.NegativeInfinity, double.PositiveInfinity);
        return new QuantityCalibration(
            thermodynamic, thermodynamic, thermodynamic, thermodynamic, unit, unit, unit, 1,
            new ErrorInputs(least, least, least), new ErrorInputs(greatest, greatest, greatest), unit);
    }
}
