using System.Collections.Immutable;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Calibration;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Makes the error bars of a model: their size by the validation part, which it did not learn from, and the scope by the training part;
/// the test part shows how good they are.
/// </summary>
public sealed class Calibrator
{
    private static readonly double[] Temperatures = [50, 100, 200, 300, 500, 1000];

    private readonly ModelConfig _config;
    private readonly SiteStatesPredictor _predictor;
    private readonly Action<int>? _progress;
    private readonly CancellationToken _cancellation;

    /// <summary>Makes a calibrator.</summary>
    /// <param name="model">The model, of several members: one alone has no spread.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="workers">How many batches run side by side.</param>
    /// <param name="progress">Told how many crystals have been predicted since it was told last; called from any thread.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="InvalidInputException">The model is of another kind, or has one member.</exception>
    public Calibrator(
        DosModel model, ModelConfig config, Workers workers, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        if (model is not SiteStatesModel { Members.Count: > 1 } states)
        {
            throw new InvalidInputException(
                "error bars come from the spread of several members; give an ensemble of site-states models (phodos ensemble makes one)");
        }

        (_config, _progress, _cancellation) = (config, progress, cancellation);
        _predictor = new SiteStatesPredictor(states, workers);
    }

    /// <summary>Calibrates the model.</summary>
    /// <param name="data">The data that it learnt from, with spectra per cell.</param>
    /// <param name="split">The split of its training; no part is empty.</param>
    /// <exception cref="InvalidInputException">A part is empty, or an entry has no spectrum in states per cell.</exception>
    public (ModelCalibration Calibration, CalibrationReport Report) Calibrate(DosDataset data, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        foreach (var (name, part) in new[] { ("training", split.Train), ("validation", split.Validation), ("test", split.Test) })
            RequireSpectra(data, name, part);
        var unit = WithoutFactors(data, split.Train);
        var validation = Predict(data, split.Validation, unit);
        var test = Predict(data, split.Test, unit);
        var (least, greatest) = ScaleFit.RangeOf([.. validation.Select(crystal => crystal.Inputs)]);

        var label = Scored(crystal => crystal.Label());
        var rmse = Scored(crystal => crystal.LabelRmse());
        var spectrum = Scored(crystal => crystal.Spectrum());
        var heatCapacity = Scaled(crystal => crystal.Thermodynamic(Temperatures, at => at.HeatCapacity, at => at.HeatCapacity));
        var entropy = Scaled(crystal => crystal.Thermodynamic(Temperatures, at => at.Entropy, at => at.Entropy));
        var freeEnergy = Scaled(crystal => crystal.Thermodynamic(Temperatures, at => at.FreeEnergy, at => at.FreeEnergy));
        var energy = Scaled(crystal => crystal.Thermodynamic(Temperatures, at => at.InternalEnergy, at => at.InternalEnergy));
        var mean = Scaled(crystal => crystal.Moment(moments => moments.Mean, moments => moments.Mean));
        var logMean = Scaled(crystal => crystal.Moment(moments => moments.LogMean, moments => moments.LogMean));
        var root = Scaled(crystal => crystal.Moment(moments => moments.RootMeanSquare, moments => moments.RootMeanSquare));
        var maximum = Scored(crystal => crystal.Maximum());

        var calibration = unit with
        {
            Label = new BandCalibration(Factor(label)),
            Spectrum = new BandCalibration(Factor(spectrum)),
            Quantities = new QuantityCalibration(
                heatCapacity.Scale,
                entropy.Scale,
                freeEnergy.Scale,
                energy.Scale,
                mean.Scale,
                logMean.Scale,
                root.Scale,
                maximum.Validation.IsEmpty ? null : Factor(maximum),
                least,
                greatest),
            LabelErrorRatio = rmse.Validation.All.Average(error => error.Error) / rmse.Validation.All.Average(error => error.Score),
        };
        var report = new CalibrationReport(
            split.Train.Length,
            split.Validation.Length,
            split.Test.Length,
            [
                Report("DOS (label)", "", label),
                Report("DOS (native grid)", "states/cm⁻¹", spectrum),
                Report("RMSE of the label", "", rmse),
                Report("C_V, 50 to 1000 K", "J/K/mol-atom", heatCapacity.Errors),
                Report("C_V at 300 K", "J/K/mol-atom", At300(heatCapacity.Scale, at => at.HeatCapacity, at => at.HeatCapacity)),
                Report("S, 50 to 1000 K", "J/K/mol-atom", entropy.Errors),
                Report("S at 300 K", "J/K/mol-atom", At300(entropy.Scale, at => at.Entropy, at => at.Entropy)),
                Report("F, 50 to 1000 K", "kJ/mol-atom", freeEnergy.Errors),
                Report("U, 50 to 1000 K", "kJ/mol-atom", energy.Errors),
                Report("mean frequency", "cm⁻¹", mean.Errors),
                Report("log-mean frequency", "cm⁻¹", logMean.Errors),
                Report("rms frequency", "cm⁻¹", root.Errors),
                .. maximum.Validation.IsEmpty || maximum.Test.IsEmpty ? [] : new[] { Report("maximum frequency", "cm⁻¹", maximum) },
            ]);
        return (calibration, report);

        (ScoredErrors Validation, ScoredErrors Test) Scored(Func<PredictedCrystal, (double Error, double Score)[]> errors) =>
            (ScoredErrors.Of(validation.Select(errors)), ScoredErrors.Of(test.Select(errors)));

        (QuantityScale Scale, (ScoredErrors Validation, ScoredErrors Test) Errors) Scaled(
            Func<PredictedCrystal, (double Error, double Score)[]> errors)
        {
            var weights = ScaleFit.Of([.. validation.Select(crystal => (crystal.Inputs, errors(crystal)))]);
            var scored = Weighted(weights, errors);
            return (weights with { Factor = Factor(scored) }, scored);
        }

        // The errors with the scores that the weights make of theirs.
        (ScoredErrors Validation, ScoredErrors Test) Weighted(
            QuantityScale scale, Func<PredictedCrystal, (double Error, double Score)[]> errors) =>
            Scored(crystal =>
            {
                var factor = (scale with { Factor = 1 }).Of(crystal.Inputs.Within(least, greatest));
                return [.. errors(crystal).Select(error => (error.Error, factor * error.Score))];
            });

        (ScoredErrors Validation, ScoredErrors Test) At300(
            QuantityScale scale, Func<ThermodynamicEstimates, Estimate> predicted, Func<ThermodynamicFunctions, double> reference) =>
            Weighted(scale, crystal => crystal.Thermodynamic([300], predicted, reference));

        double Factor((ScoredErrors Validation, ScoredErrors Test) scored) => scored.Validation.Factor(ErrorScale.Level);

        CalibratedQuantity Report(string name, string unitName, (ScoredErrors Validation, ScoredErrors Test) scored) =>
            CalibratedQuantity.Of(name, unitName, scored.Validation, scored.Test);
    }

    private static void RequireSpectra(DosDataset data, string name, ImmutableArray<int> part)
    {
        if (part.IsEmpty)
            throw new InvalidInputException($"the {name} part is empty; calibrate with the split that the model was trained with");
        foreach (var index in part)
        {
            if (data.Entries[index].Spectrum is not { Normalization: DosNormalization.PerCell })
            {
                throw new InvalidInputException(
                    $"{data.Entries[index].Id} has no spectrum in states per cell; calibrate with data that keep them (phodos data import)");
            }
        }
    }

    // Error bars of this calibration are the scores that the factors are to multiply.
    private ModelCalibration WithoutFactors(DosDataset data, ImmutableArray<int> train)
    {
        PreparedCrystal[] crystals = [.. train.Select(index => Prepare(data.Entries[index]))];
        var features = _predictor.Predict([.. crystals.Select(crystal => crystal.Graph)], _progress, _cancellation)
            .Select(outputs => outputs.Features)
            .ToArray();
        var (ofElements, ofAll) = StatesAboveGrid.FrequenciesOf([.. train.Select(index => data.Entries[index])], _config.NativeGrid!);
        return new ModelCalibration(
            new BandCalibration(1),
            new BandCalibration(1),
            WithoutWeights(),
            1,
            ofElements,
            ofAll,
            new ModelScope(
                crystals
                    .SelectMany(crystal => crystal.Crystal.Species.Select(element => element.Symbol).Distinct())
                    .CountBy(symbol => symbol)
                    .ToImmutableSortedDictionary(StringComparer.Ordinal),
                ScopeRange.Of([.. crystals.Select(crystal => ModelScope.VolumeOf(crystal.Crystal))]),
                ScopeRange.Of([.. crystals.Select(crystal => ModelScope.ContactOf(crystal.Graph)).OfType<double>()]),
                FeatureScope.Of(features)));
    }

    private static QuantityCalibration WithoutWeights()
    {
        var unit = QuantityScale.Unit;
        var (least, greatest) = (double.NegativeInfinity, double.PositiveInfinity);
        return new QuantityCalibration(
            unit, unit, unit, unit, unit, unit, unit, 1,
            new ErrorInputs(least, least, least), new ErrorInputs(greatest, greatest, greatest));
    }

    private PredictedCrystal[] Predict(DosDataset data, ImmutableArray<int> part, ModelCalibration calibration)
    {
        PreparedCrystal[] crystals = [.. part.Select(index => Prepare(data.Entries[index]))];
        var outputs = _predictor.Predict([.. crystals.Select(crystal => crystal.Graph)], _progress, _cancellation);
        return
        [
            .. part.Select((index, position) => new PredictedCrystal(
                data.Entries[index],
                PhononPrediction.Of(crystals[position], _config.NativeGrid!, _config.Grid, outputs[position], calibration))),
        ];
    }

    private PreparedCrystal Prepare(DosEntry entry) =>
        new(entry.Crystal, CrystalGraph.Of(entry.Id, entry.Crystal, entry.System, _config.Graph));
}
