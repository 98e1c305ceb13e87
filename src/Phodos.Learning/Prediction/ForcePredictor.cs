using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Learning.Calibration;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>Predicts the phonons of crystals by force constants: modes on a mesh of the primitive cell, and what follows from them.</summary>
public sealed class ForcePredictor : IPhononPredictor
{
    // Waves up to so many angstrom are sampled; the errors of the force constants are several times those of the mesh.
    private const double MeshLength = 30;
    private const double SymmetryTolerance = 1e-5;

    // The most atoms of a batch.
    private const int BatchAtoms = 128;

    private readonly ForceConstantsModel _model;
    private readonly GraphPreparation _preparation;
    private readonly Workers _workers;
    private readonly ModelCalibration? _calibration;

    /// <summary>Takes over a model.</summary>
    /// <param name="model">The model; disposed with the predictor.</param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="workers">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <param name="calibration">What is known of the errors of the model, which then has several members; null gives no error bars.</param>
    public ForcePredictor(
        ForceConstantsModel model,
        ISymmetryFinder symmetry,
        Workers workers,
        double symmetryTolerance = 1e-3,
        ModelCalibration? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _workers, _calibration) = (model, workers, calibration);
        _preparation = new GraphPreparation(new GraphOptions(), symmetry, symmetryTolerance);
        if (calibration is not null && model.Members.Count < 2)
            throw new ArgumentException("Error bars come from the spread of several members, and the model has one.", nameof(calibration));
    }

    /// <inheritdoc/>
    public string Architecture => ForceConstantsModel.Architecture;

    /// <inheritdoc/>
    public bool IsCalibrated => _calibration is not null;

    /// <inheritdoc/>
    public bool TellsSites => true;

    /// <inheritdoc/>
    public bool TellsModes => true;

    /// <inheritdoc/>
    public int UsualPoints => 1500;

    /// <summary>Loads a model.</summary>
    /// <param name="file">The weights.</param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="device">The CPU; there is no other way yet.</param>
    /// <param name="threads">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <exception cref="InvalidInputException">The weights or the device cannot be used.</exception>
    internal static ForcePredictor Load(string file, ISymmetryFinder symmetry, string device, int threads, double symmetryTolerance)
    {
        if (device != "cpu")
            throw new InvalidInputException($"force constants are predicted on the CPU, not on '{device}'; leave the device out", file);
        var workers = new Workers(threads);
        var calibration = ModelCalibration.Find(file);
        var model = ForceConstantsModel.Load(file);
        if (calibration is null || model.Members.Count > 1)
            return new ForcePredictor(model, symmetry, workers, symmetryTolerance, calibration);
        model.Dispose();
        throw new InvalidInputException("the calibration is of a model with several members, and these weights are of one", ModelCalibration.FileOf(file));
    }

    /// <inheritdoc/>
    public PreparedCrystal Prepare(string id, Crystal crystal) => _preparation.PrepareSmallest(id, crystal);

    /// <inheritdoc/>
    public IReadOnlyList<PhononPrediction> PredictPhonons(IReadOnlyList<PreparedCrystal> crystals)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        var predictions = new PhononPrediction[crystals.Count];
        var batches = Batches(crystals);
        _workers.ForEach(batches.Count, number =>
        {
            var batch = batches[number];
            var forces = _model.PredictForces([.. batch.Select(index => crystals[index].Crystal)], withMembers: IsCalibrated);
            foreach (var (place, index) in batch.Index())
                predictions[index] = PhononsOf(crystals[index], forces[place]);
        });
        return predictions;
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <summary>The label of a crystal alone: the same as that of <see cref="PredictPhonons"/>, sooner.</summary>
    /// <exception cref="InvalidInputException">The crystal is too large, or has no states on the grid of the label.</exception>
    internal DensityOfStates PredictLabel(PreparedCrystal prepared)
    {
        var forces = _model.PredictForces([prepared.Crystal], withMembers: false)[0];
        return Of(prepared, forces, (matrices, mesh) => ModesLabel.Of(MeshModes.Of(matrices.Mean(), mesh, withSites: false)));
    }

    /// <summary>How far the labels of the members differ, crystal by crystal, <see cref="MemberSpectra.LabelSpread"/>.</summary>
    internal double[] LabelSpreads(IReadOnlyList<PreparedCrystal> crystals, Action<int>? progress, CancellationToken cancellation)
    {
        var spreads = new double[crystals.Count];
        var batches = Batches(crystals);
        _workers.ForEach(batches.Count, number =>
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = batches[number];
            var forces = _model.PredictForces([.. batch.Select(index => crystals[index].Crystal)], withMembers: true);
            foreach (var (place, index) in batch.Index())
                spreads[index] = Of(crystals[index], forces[place], (matrices, mesh) => MemberSpectra.LabelSpreadOf(ModesOf(matrices, mesh)));
            progress?.Invoke(batch.Count);
        });
        return spreads;
    }

    // Crystals of like size share a batch.
    private static List<List<int>> Batches(IReadOnlyList<PreparedCrystal> crystals)
    {
        List<List<int>> batches = [];
        var atoms = 0;
        foreach (var index in Enumerable.Range(0, crystals.Count).OrderBy(index => crystals[index].Crystal.AtomCount))
        {
            var size = crystals[index].Crystal.AtomCount;
            if (batches.Count == 0 || atoms + size > BatchAtoms)
            {
                batches.Add([]);
                atoms = 0;
            }

            batches[^1].Add(index);
            atoms += size;
        }

        return batches;
    }

    private PhononPrediction PhononsOf(PreparedCrystal prepared, MemberForces forces) => Of(prepared, forces, (matrices, mesh) =>
    {
        var calculated = CalculatedPhonons.Of(matrices.Mean(), mesh);
        ImmutableArray<string> warnings = [.. Warnings(prepared.Crystal, matrices, calculated)];
        return _calibration is null
            ? PhononPrediction.Of(calculated, warnings, charges: matrices.Charges)
            : PhononPrediction.Of(prepared, calculated, ModesOf(matrices, mesh), _calibration, warnings, matrices.Charges);
    });

    private static ImmutableArray<MeshModes> ModesOf(PredictedMatrices matrices, SymmetricMesh mesh) =>
        [.. matrices.Members().Select(member => MeshModes.Of(member, mesh, withSites: false))];

    // What is found wrong is told with the crystal's name.
    private static T Of<T>(PreparedCrystal prepared, MemberForces forces, Func<PredictedMatrices, SymmetricMesh, T> work)
    {
        var crystal = prepared.Crystal;
        var operations = SymmetryOperations.Find(crystal, SymmetryTolerance);
        try
        {
            return work(new PredictedMatrices(forces, operations), new MeshOptions { Length = MeshLength }.Of(crystal, operations));
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"{prepared.Graph.Id}: {fault.Problem}", innerException: fault);
        }
    }

    private IEnumerable<string> Warnings(Crystal crystal, PredictedMatrices matrices, CalculatedPhonons calculated)
    {
        if (calculated.Instability is { } instability)
            yield return "the crystal is predicted to be " + instability;
        if (FieldsWarning(crystal, matrices) is { } fields)
            yield return fields;
    }

    private string? FieldsWarning(Crystal crystal, PredictedMatrices matrices)
    {
        const string NotSplit = "LO and TO modes of a polar crystal do not split at Γ";
        if (matrices.Charges is not null)
        {
            var errors = _model.Born!.Errors is { } known
                ? FormattableString.Invariant($" (mean errors {known.Charge:F2} e and {100 * known.Dielectric:F0} % of the dielectric constant)")
                : "";
            return $"the Born charges by which LO and TO modes split at Γ are predicted, not calculated{errors}";
        }

        var mayBePolar = crystal.Species.Distinct().Skip(1).Any() && crystal.Species.Any(element => !element.IsMetal);
        if (!mayBePolar)
            return null;
        if (_model.Born is null)
            return $"the electric fields of long waves are not predicted: {NotSplit}";
        return matrices.MetalReason is { } reason
            ? $"the crystal is taken for a metal ({reason}), without electric fields of long waves: {NotSplit}"
            : null;
    }
}
