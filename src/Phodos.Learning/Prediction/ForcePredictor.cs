using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
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

    /// <summary>Takes over a model.</summary>
    /// <param name="model">The model; disposed with the predictor.</param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="workers">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    public ForcePredictor(ForceConstantsModel model, ISymmetryFinder symmetry, Workers workers, double symmetryTolerance = 1e-3) =>
        (_model, _preparation, _workers) = (model, new GraphPreparation(new GraphOptions(), symmetry, symmetryTolerance), workers);

    /// <inheritdoc/>
    public string Architecture => ForceConstantsModel.Architecture;

    /// <inheritdoc/>
    public bool IsCalibrated => false;

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
        return new ForcePredictor(ForceConstantsModel.Load(file), symmetry, workers, symmetryTolerance);
    }

    /// <inheritdoc/>
    public PreparedCrystal Prepare(string id, Crystal crystal) => _preparation.Prepare(id, crystal);

    /// <inheritdoc/>
    public IReadOnlyList<PhononPrediction> PredictPhonons(IReadOnlyList<PreparedCrystal> crystals)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        var predictions = new PhononPrediction[crystals.Count];
        var batches = Batches(crystals);
        _workers.ForEach(batches.Count, place =>
        {
            var batch = batches[place];
            var constants = _model.Predict([.. batch.Select(index => crystals[index].Crystal)]);
            foreach (var (member, index) in batch.Index())
                predictions[index] = PhononsOf(crystals[index], constants[member]);
        });
        return predictions;
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <summary>The label of a crystal alone: the same as that of <see cref="PredictPhonons"/>, sooner.</summary>
    /// <exception cref="InvalidInputException">The crystal is too large, or has no states on the grid of the label.</exception>
    internal DensityOfStates PredictLabel(PreparedCrystal prepared)
    {
        var matrix = new DynamicalMatrix(_model.Predict(prepared.Crystal));
        return Of(prepared, mesh => ModesLabel.Of(MeshModes.Of(matrix, mesh, withSites: false)));
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

    private static PhononPrediction PhononsOf(PreparedCrystal prepared, ForceConstants constants) => Of(prepared, mesh =>
    {
        var calculated = CalculatedPhonons.Of(new DynamicalMatrix(constants), mesh);
        return PhononPrediction.Of(calculated, [.. Warnings(prepared.Crystal, calculated)]);
    });

    // What is found wrong is told with the crystal's name.
    private static T Of<T>(PreparedCrystal prepared, Func<SymmetricMesh, T> work)
    {
        var crystal = prepared.Crystal;
        var mesh = new MeshOptions { Length = MeshLength }.Of(crystal, SymmetryOperations.Find(crystal, SymmetryTolerance));
        try
        {
            return work(mesh);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"{prepared.Graph.Id}: {fault.Problem}", innerException: fault);
        }
    }

    private static IEnumerable<string> Warnings(Crystal crystal, CalculatedPhonons calculated)
    {
        if (calculated.Instability is { } instability)
            yield return "the crystal is predicted to be " + instability;
        if (crystal.Species.Distinct().Skip(1).Any() && crystal.Species.Any(element => !element.IsMetal))
            yield return "the electric fields of long waves are not predicted: LO and TO modes of a polar crystal do not split at Γ";
    }
}
