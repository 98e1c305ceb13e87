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
    /// <exception cref="InvalidInputException">
    /// A part is empty, the validation part has fewer than <see cref="ErrorScale.LeastCrystals"/> crystals, an entry has no spectrum in states
    /// per cell, or the model says that it learnt from other data or by another split.
    /// </exception>
    public (ModelCalibration Calibration, CalibrationReport Report) Calibrate(DosDataset data, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        foreach (var (name, part) in new[] { ("training", split.Train), ("validation", split.Validation), ("test", split.Test) })
            RequireSpectra(data, name, part);
        CalibrationFit.RequireEnough(split.Validation.Length);
        var origin = TrainedOn.Of(data, split);
        if (_config.TrainedOn is { } known && origin.Contradiction(known) is { } contradiction)
            throw new InvalidInputException(contradiction);
        var (unit, trainingSpreads) = WithoutFactors(data, split.Train, origin);
        var validation = Predict(data, split.Validation, unit);
        var test = Predict(data, split.Test, unit);
        var (calibration, quantities) = CalibrationFit.Of(unit, trainingSpreads, validation, test);
        return (calibration, new CalibrationReport(split.Train.Length, split.Validation.Length, split.Test.Length, quantities));
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
    private (ModelCalibration Calibration, double[] TrainingSpreads) WithoutFactors(
        DosDataset data, ImmutableArray<int> train, TrainedOn origin)
    {
        PreparedCrystal[] crystals = [.. train.Select(index => Prepare(data.Entries[index]))];
        double[] spreads =
        [
            .. _predictor.Predict([.. crystals.Select(crystal => crystal.Graph)], _progress, _cancellation)
                .Select(outputs => outputs.LabelSpread),
        ];
        var (ofElements, ofAll) = StatesAboveGrid.FrequenciesOf([.. train.Select(index => data.Entries[index])], _config.NativeGrid!);
        var calibration = CalibrationFit.Unit(crystals, origin) with { FrequencyAbove = ofElements, MeanFrequencyAbove = ofAll };
        return (calibration, spreads);
    }

    private PredictedCrystal[] Predict(DosDataset data, ImmutableArray<int> part, ModelCalibration calibration)
    {
        PreparedCrystal[] crystals = [.. part.Select(index => Prepare(data.Entries[index]))];
        var outputs = _predictor.Predict([.. crystals.Select(crystal => crystal.Graph)], _progress, _cancellation);
        return
        [
            .. part.Select((index, position) => new PredictedCrystal(
                data.Entries[index].Dos,
                data.Entries[index].Spectrum!,
                PhononStates.Of(data.Entries[index].Spectrum!),
                PhononPrediction.Of(crystals[position], _config.NativeGrid!, _config.Grid, outputs[position], calibration))),
        ];
    }

    private PreparedCrystal Prepare(DosEntry entry) =>
        new(entry.Crystal, CrystalGraph.Of(entry.Id, entry.Crystal, entry.System, _config.Graph));
}
