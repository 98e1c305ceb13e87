using System.Collections.Immutable;
using Phodos.Learning.Calibration;
using Phodos.Learning.Prediction;
using Phodos.Spectra;
using Errors = System.Func<Phodos.Learning.Experiments.Calibrations.PredictedCrystal, (double Error, double Score)[]>;
using ScoredCrystals = (Phodos.Learning.Calibration.ErrorInputs Inputs, (double Error, double Score)[] Errors)[];

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Makes the error bars of one quantity after another by the crystals of the validation part, and reports how good they are on those of the
/// test part.
/// </summary>
internal sealed class ErrorBarFit
{
    // Factors are made at all of these; the report begins at 50 K.
    private static readonly double[] Temperatures = [10, 20, 50, 100, 200, 300, 500, 1000];
    private static readonly Range Reported = 2..;
    private static readonly Range Room = 5..6;

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

    /// <summary>The factor of a quantity whose errors do not follow the inputs; null where too few crystals of the validation part have it.</summary>
    internal double? Factor(string name, string unit, Errors errors)
    {
        var (validation, test) = Measured(errors);
        if (validation.Count(crystal => crystal.Errors.Length > 0) < ErrorScale.LeastCrystals)
            return null;
        var factor = FactorOf(validation);
        Report(name, unit, Widened(validation, (_, _) => factor), Widened(test, (_, _) => factor));
        return factor;
    }

    /// <summary>The scale of a quantity that every crystal has.</summary>
    internal QuantityScale Scale(string name, string unit, Errors errors) => Scale(name, unit, Measured(errors));

    /// <summary>The scale of a quantity that some crystals lack; null where too few crystals of the validation part have it.</summary>
    internal QuantityScale? ScaleOfSome(string name, string unit, Errors errors)
    {
        var (validation, test) = Measured(errors);
        validation = [.. validation.Where(crystal => crystal.Errors.Length > 0)];
        test = [.. test.Where(crystal => crystal.Errors.Length > 0)];
        return validation.Length < ErrorScale.LeastCrystals ? null : Scale(name, unit, (validation, test));
    }

    private QuantityScale Scale(string name, string unit, (ScoredCrystals Validation, ScoredCrystals Test) measured)
    {
        var (validation, test) = measured;
        var weights = ErrorWeightsFit.Of(validation);
        var scale = new QuantityScale(FactorOf(Widened(validation, (inputs, _) => weights.Of(inputs))), weights);
        Report(name, unit, Widened(validation, (inputs, _) => scale.Of(inputs)), Widened(test, (inputs, _) => scale.Of(inputs)));
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
        var (validation, test) = Measured(crystal =>
            [.. Temperatures.Select(temperature => crystal.Thermodynamic(temperature, predicted, reference))]);
        var weights = ErrorWeightsFit.Of(At(Reported, validation));
        var weighted = Widened(validation, (inputs, _) => weights.Of(inputs));
        var scale = new ThermodynamicScale(
            [.. Temperatures.Select((temperature, place) => new TemperatureFactor(temperature, FactorOf(At(place..(place + 1), weighted))))],
            weights);
        var (made, tested) = (Widened(validation, ScaleAt), Widened(test, ScaleAt));
        ReportAt(Reported, $"{symbol}, {Temperatures[Reported][0]} to {Temperatures[^1]} K");
        _quantities[^1] = _quantities[^1] with
        {
            Temperatures =
            [
                .. Temperatures.Select((temperature, place) =>
                    new TemperatureCoverage(temperature, Scored(At(place..(place + 1), tested)).Coverage(1))),
            ],
        };
        if (reportsRoomTemperature)
            ReportAt(Room, $"{symbol} at {Temperatures[Room][0]} K");
        return scale;

        double ScaleAt(ErrorInputs inputs, int place) => scale.Of(inputs, Temperatures[place]);

        void ReportAt(Range temperatures, string name) => Report(name, unit, At(temperatures, made), At(temperatures, tested));
    }

    private (ScoredCrystals Validation, ScoredCrystals Test) Measured(Errors errors)
    {
        return (Of(_validation), Of(_test));

        ScoredCrystals Of(IEnumerable<PredictedCrystal> crystals) =>
            [.. crystals.Select(crystal => (crystal.Inputs.Within(LeastInputs, GreatestInputs), errors(crystal)))];
    }

    // With the scores times a factor of the inputs and the place of the error.
    private static ScoredCrystals Widened(ScoredCrystals crystals, Func<ErrorInputs, int, double> factor) =>
    [
        .. crystals.Select(crystal => (
            crystal.Inputs, crystal.Errors.Select((error, place) => (error.Error, factor(crystal.Inputs, place) * error.Score)).ToArray())),
    ];

    private static ScoredCrystals At(Range places, ScoredCrystals crystals) =>
        [.. crystals.Select(crystal => (crystal.Inputs, crystal.Errors[places]))];

    private static double FactorOf(ScoredCrystals crystals) => Scored(crystals).Factor(ErrorScale.Level);

    private void Report(string name, string unit, ScoredCrystals validation, ScoredCrystals test)
    {
        if (!Scored(test).IsEmpty)
            _quantities.Add(CalibratedQuantity.Of(name, unit, Scored(validation), Scored(test)));
    }

    private static ScoredErrors Scored(ScoredCrystals crystals) => ScoredErrors.Of(crystals.Select(crystal => crystal.Errors));
}
