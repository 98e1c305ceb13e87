using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Weights;

namespace Phodos.Learning.Prediction;

/// <summary>A trained model that predicts the phonons of crystals: their DOS, or the force constants that everything follows from.</summary>
public interface IPhononPredictor : IDisposable
{
    /// <summary>The name of the architecture.</summary>
    string Architecture { get; }

    /// <summary>Whether predictions have error bars.</summary>
    bool IsCalibrated { get; }

    /// <summary>Whether predictions tell the DOS of every site.</summary>
    bool TellsSites { get; }

    /// <summary>Whether predictions tell modes, <see cref="PhononPrediction.Calculated"/>, and so bands and stability.</summary>
    bool TellsModes { get; }

    /// <summary>The frequencies that a DOS has where no grid is asked for, about.</summary>
    int UsualPoints { get; }

    /// <summary>The crystal as the model sees it; may be called side by side.</summary>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    PreparedCrystal Prepare(string id, Crystal crystal);

    /// <summary>The predictions of crystals, in their order. That of one does not depend on the others.</summary>
    /// <exception cref="InvalidInputException">A crystal is too large for the model, or nothing is predicted of it.</exception>
    IReadOnlyList<PhononPrediction> PredictPhonons(IReadOnlyList<PreparedCrystal> crystals);

    /// <summary>Loads a model.</summary>
    /// <param name="weights">
    /// A <c>.safetensors</c> file, the folder of a training run, or a word of <see cref="ShippedModel"/>.
    /// </param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="device">Such as <c>cpu</c>.</param>
    /// <param name="threads">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <exception cref="InvalidInputException">The weights or the device cannot be used.</exception>
    static IPhononPredictor Load(
        string weights, ISymmetryFinder symmetry, string device = "cpu", int threads = 1, double symmetryTolerance = 1e-3)
    {
        var file = ModelFile.Resolve(weights); // a wrong path is told before libtorch is loaded
        return ForceConstantsModel.IsIn(file)
            ? ForcePredictor.Load(file, symmetry, device, threads, symmetryTolerance)
            : DosPredictor.Load(file, symmetry, device, threads, symmetryTolerance);
    }
}
