using System.Collections.Immutable;
using Phodos.Learning.Calibration;
using Phodos.Learning.Prediction;
using Phodos.Spectra;
using Errors = System.Func<Phodos.Learning.Experiments.Calibrations.PredictedCrystal, (double Error, double Score)[]>;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Makes the error bars of one quantity after another by the crystals of the validation part, and reports how good they are on those of the
/// test part.
/// </summary>
internal sealed class ErrorBarFit
{
    private const double RoomTemperature = 300;

    // Room temperature and the lowest must be among those that factors are made at.
    private static readonly double[] FactorTemperatures = [10, 20, 50, 100, 200, RoomTemperature, 500, 1000];
    private static readonly double[] ReportTemperatures = [50, 100, 200, RoomTemperature, 500, 1000];

    private readonly IReadOnlyList<PredictedCrystal> _validation;
    private readonly IReadOnlyList<PredictedCrystal> _test;
    private readonly ImmutableArray<CalibratedQuantity>.Builder _quantities = ImmutableArray.CreateBuilder<CalibratedQuantity>();

    /// <param name="validation">The crystals that make the error bars, at least one.</param>
    /// <param name="test">The crystals that test them, at least one.</param>
    internal ErrorBarFit(IReadOnlyList<PredictedCrystal> validation, IReadOnlyList<PredictedCrystal> test)
    {
        (_validation, _test) = (validation, test);
        (LeastInputs, GreatestInputs) = ErrorWeightsFit.RangeOf([.. validation.Select(crystal => crystal.Inputs)]);
    }

    /// <summary>The least of each input in the validation part.</summary>
    internal ErrorInputs LeastInputs { get; }

    /// <summary>The greatest.</summary>
    internal ErrorInputs GreatestInputs { get; }

    /// <summary>How good the error bars are that have been made so far.</summary>
    internal ImmutableArray<CalibratedQuantity> Quantities => _quantities.ToImmutable();

    /// <summary>The factor of a quantity whose errors do not follow the inputs; null where no crystal of the validation part has it.</summary>
    internal double? Factor(string name, string unit, Errors errors)
    {
        var validation = ScoredErrors.Of(_validation.Select(errors));
        if (validation.IsEmpty)
            return null;
        var factor = validation.Factor(ErrorScale.Level);
        Report(name, unit, crystal => Times(factor, errors(crystal)));
        return factor;
    }

    /// <summary>The scale of a quantity that every crystal has.</summary>
    internal QuantityScale Scale(string name, string unit, Errors errors)
    {
        var weights = WeightsOf(errors);
        var scale = new QuantityScale(FactorOf(weights, errors), weights);
        Report(name, unit, crystal => Times(scale.Of(Within(crystal)), errors(crystal)));
        return scale;
    }

    /// <summary>The scale of a thermodynamic function.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="predicted">Takes it of a prediction.</param>
    /// <param name="reference">Takes it of the reference.</param>
    /// <param name="reportsRoomTemperature">Whether room temperature is reported on its own too.</param>
    internal ThermodynamicScale Scale(
        string symbol,
        string unit,
        Func<ThermodynamicEstimates, Estimate> predicted,
        Func<ThermodynamicFunctions, double> reference,
        bool reportsRoomTemperature = false)
    {
        var weights = WeightsOf(crystal => [.. ReportTemperatures.Select(temperature => At(crystal, temperature))]);
        var scale = new ThermodynamicScale(
            [.. FactorTemperatures.Select(temperature =>
                new TemperatureFactor(temperature, FactorOf(weights, crystal => [At(crystal, temperature)])))],
            weights);
        Report($"{symbol}, {ReportTemperatures[0]} to {ReportTemperatures[^1]} K", unit, Bars(ReportTemperatures));
        if (reportsRoomTemperature)
            Report($"{symbol} at {RoomTemperature} K", unit, Bars([RoomTemperature]));
        return scale;

        Errors Bars(double[] temperatures) => crystal => [.. temperatures.Select(temperature =>
        {
            var (error, score) = At(crystal, temperature);
            return (error, scale.Of(Within(crystal), temperature) * score);
        })];

        (double Error, double Score) At(PredictedCrystal crystal, double temperature) =>
            crystal.Thermodynamic(temperature, predicted, reference);
    }

    private ErrorWeights WeightsOf(Errors errors) =>
        ErrorWeightsFit.Of([.. _validation.Select(crystal => (crystal.Inputs, errors(crystal)))]);

    private double FactorOf(ErrorWeights weights, Errors errors) =>
        ScoredErrors.Of(_validation.Select(crystal => Times(weights.Of(crystal.Inputs), errors(crystal)))).Factor(ErrorScale.Level);

    private ErrorInputs Within(PredictedCrystal crystal) => crystal.Inputs.Within(LeastInputs, GreatestInputs);

    private void Report(string name, string unit, Errors bars)
    {
        var test = ScoredErrors.Of(_test.Select(bars));
        if (!test.IsEmpty)
            _quantities.Add(CalibratedQuantity.Of(name, unit, ScoredErrors.Of(_validation.Select(bars)), test));
    }

    private static (double Error, double Score)[] Times(double factor, (double Error, double Score)[] errors) =>
        [.. errors.Select(error => (error.Error, factor * error.Score))];
}
