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

        var label = Scored(crystal => crystal.Label());
        var rmse = Scored(crystal => crystal.LabelRmse());
        var spectrum = Scored(crystal => crystal.Spectrum());
        var heatCapacity = Scored(crystal => crystal.Thermodynamic(Temperatures, at => at.HeatCapacity, at => at.HeatCapacity));
        var entropy = Scored(crystal => crystal.Thermodynamic(Temperatures, at => at.Entropy, at => at.Entropy));
        var freeEnergy = Scored(crystal => crystal.Thermodynamic(Temperatures, at => at.FreeEnergy, at => at.FreeEnergy));
        var energy = Scored(crystal => crystal.Thermodynamic(Temperatures, at => at.InternalEnergy, at => at.InternalEnergy));
        var mean = Scored(crystal => crystal.Moment(moments => moments.Mean, moments => moments.Mean));
        var logMean = Scored(crystal => crystal.Moment(moments => moments.LogMean, moments => moments.LogMean));
        var root = Scored(crystal => crystal.Moment(moments => moments.RootMeanSquare, moments => moments.RootMeanSquare));
        var maximum = Scored(crystal => crystal.Maximum());

        var calibration = unit with
        {
            Label = new BandCalibration(Factor(label)),
            Spectrum = new BandCalibration(Factor(spectrum)),
            Quantities = new QuantityCalibration(
                Factor(heatCapacity),
                Factor(entropy),
                Factor(freeEnergy),
                Factor(energy),
                Factor(mean),
                Factor(logMean),
                Factor(root),
                maximum.Validation.IsEmpty ? null : Factor(maximum)),
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
                Report("C_V, 50 to 1000 K", "J/K/mol-atom", heatCapacity),
                Report("C_V at 300 K", "J/K/mol-atom", At300(at => at.HeatCapacity, at => at.HeatCapacity)),
                Report("S, 50 to 1000 K", "J/K/mol-atom", entropy),
                Report("S at 300 K", "J/K/mol-atom", At300(at => at.Entropy, at => at.Entropy)),
                Report("F, 50 to 1000 K", "kJ/mol-atom", freeEnergy),
                Report("U, 50 to 1000 K", "kJ/mol-atom", energy),
                Report("mean frequency", "cm⁻¹", mean),
                Report("log-mean frequency", "cm⁻¹", logMean),
                Report("rms frequency", "cm⁻¹", root),
                .. maximum.Validation.IsEmpty || maximum.Test.IsEmpty ? [] : new[] { Report("maximum frequency", "cm⁻¹", maximum) },
            ]);
        return (calibration, report);

        (ScoredErrors Validation, ScoredErrors Test) Scored(Func<PredictedCrystal, (double Error, double Score)[]> errors) =>
            (ScoredErrors.Of(validation.Select(errors)), ScoredErrors.Of(test.Select(errors)));

        (ScoredErrors Validation, ScoredErrors Test) At300(
            Func<ThermodynamicEstimates, Estimate> predicted, Func<ThermodynamicFunctions, double> reference) =>
            Scored(crystal => crystal.Thermodynamic([300], predicted, reference));

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
            new QuantityCalibration(1, 1, 1, 1, 1, 1, 1, 1),
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
