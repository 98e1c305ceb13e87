using Phodos.Crystals;
using Phodos.Datasets.Forces;
using Phodos.Learning.Calibration;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training.Forces;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>
/// Makes the error bars of a model of force constants, of several members: their size and the probability of instability by the validation
/// part of a store of calculations, the scope by its training part; its test part shows how good they are. Error bars are made and tested
/// with crystals that are stable in the calculation, as others have no thermodynamic functions to compare.
/// </summary>
/// <param name="symmetry">Finds crystal systems.</param>
/// <param name="workers">How many batches run side by side.</param>
/// <param name="progress">Told how many crystals have been predicted since it was told last; called from any thread.</param>
/// <param name="cancellation">Stops between batches.</param>
public sealed class ForceCalibrator(
    ISymmetryFinder symmetry, Workers workers, Action<int>? progress = null, CancellationToken cancellation = default)
{
    private const int Batch = 32;
    private const double SymmetryTolerance = 1e-3;

    /// <summary>Calibrates a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="store">The store that it learnt from.</param>
    /// <exception cref="InvalidInputException">
    /// The model has one member, a part of the store is empty, its validation part has too few stable crystals, or the model says that it learnt
    /// from other data or by another split.
    /// </exception>
    public (ModelCalibration Calibration, CalibrationReport Report) Calibrate(ForceConstantsModel model, ForceStore store)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(store);
        if (model.Members.Count < 2)
            throw new InvalidInputException("error bars come from the spread of several members; give an ensemble of models of force constants (phodos ensemble makes one)");
        var parts = Read(store);
        var origin = parts.Origin;
        if (model.TrainedOn is { } known && origin.Contradiction(known) is { } contradiction)
            throw new InvalidInputException(contradiction);
        CalibrationFit.RequireEnough(parts.Validation.Count(crystal => !crystal.Reference.IsUnstable));
        var unit = CalibrationFit.Unit(parts.Training, origin, parts.IsApproximate);
        var predictor = new ForcePredictor(model, symmetry, workers, SymmetryTolerance, unit);
        var spreads = predictor.LabelSpreads(parts.Training, progress, cancellation);
        var validation = Predict(predictor, parts.Validation);
        var test = Predict(predictor, parts.Test);
        var (calibration, quantities) = CalibrationFit.Of(unit, spreads, Stable(validation), Stable(test));
        var stability = StabilityFit.Of([.. validation.Select(crystal => (crystal.Inputs, crystal.Reference.IsUnstable))]);
        return (
            calibration with { Stability = stability },
            new CalibrationReport(parts.Training.Count, Stable(validation).Length, Stable(test).Length, quantities)
            {
                Stability = stability is null ? null : StabilityQuality.Of(
                    [.. test.Select(crystal => (stability.Probability(crystal.Inputs), crystal.Reference.IsUnstable))]),
            });
    }

    private static PredictedCrystal[] Stable(IEnumerable<Result> results) =>
    [
        .. results.Where(result => !result.Reference.IsUnstable).Select(result => new PredictedCrystal(
            result.Reference.Label, result.Reference.Spectrum, result.Reference.States, result.Prediction)),
    ];

    private List<Result> Predict(ForcePredictor predictor, IReadOnlyCollection<Referenced> crystals)
    {
        List<Result> results = [];
        foreach (var batch in crystals.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            var predictions = predictor.PredictPhonons([.. batch.Select(crystal => crystal.Crystal)]);
            results.AddRange(batch.Zip(predictions, (crystal, prediction) => new Result(crystal.Reference, prediction)));
            progress?.Invoke(batch.Length);
        }

        return results;
    }

    private Parts Read(ForceStore store)
    {
        List<PreparedCrystal> training = [];
        List<bool> isApproximate = [];
        List<Referenced> validation = [], test = [];
        var parts = ForceParts.Of(store);
        var preparation = new GraphPreparation(new GraphOptions(), symmetry, SymmetryTolerance);
        foreach (var group in store.Read(cancellation).Select((record, row) => (Record: record, Part: parts[row])).Chunk(Batch))
        {
            var referenced = new Referenced?[group.Length];
            workers.ForEach(group.Length, place =>
            {
                var (record, part) = group[place];
                if (part is ForceParts.Validation or ForceParts.Test && ForceReference.Of(record) is { } reference)
                    referenced[place] = new Referenced(Prepare(record), reference);
            });
            foreach (var (place, (record, part)) in group.Index())
            {
                if (part == ForceParts.Training)
                {
                    training.Add(Prepare(record));
                    isApproximate.Add(record.Weight < 1);
                }
                else if (referenced[place] is { } crystal)
                    (part == ForceParts.Validation ? validation : test).Add(crystal);
            }
        }

        return training.Count > 0 && validation.Count > 0 && test.Count > 0
            ? new Parts(training, isApproximate, validation, test, parts.Origin())
            : throw new InvalidInputException(
                $"the store has {training.Count} crystals to train with, {validation.Count} to validate and {test.Count} to test; a calibration "
                + "needs all three parts",
                store.Name);

        PreparedCrystal Prepare(ForceRecord record) => preparation.Prepare(record.Id, record.ForceConstants.Supercell.Primitive);
    }

    private sealed record Referenced(PreparedCrystal Crystal, ForceReference Reference);

    private sealed record Result(ForceReference Reference, PhononPrediction Prediction)
    {
        internal StabilityInputs Inputs => Prediction.StabilityInputs!;
    }

    private sealed record Parts(
        IReadOnlyList<PreparedCrystal> Training,
        IReadOnlyList<bool> IsApproximate,
        IReadOnlyCollection<Referenced> Validation,
        IReadOnlyCollection<Referenced> Test,
        TrainedOn Origin);
}
