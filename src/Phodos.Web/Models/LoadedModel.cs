using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;

namespace Phodos.Web.Models;

/// <summary>A trained model.</summary>
/// <param name="predictor">The predictor; disposed with the model.</param>
public sealed class LoadedModel(DosPredictor predictor) : IPhononModel
{
    /// <inheritdoc/>
    public ModelConfig Config => predictor.Config;

    /// <inheritdoc/>
    public bool IsCalibrated => predictor.Calibration is not null;

    /// <summary>Loads a model.</summary>
    /// <param name="weights">As <see cref="DosPredictor.Load"/> takes them.</param>
    /// <param name="device">Such as <c>cpu</c>.</param>
    /// <param name="threads">How many batches are computed side by side.</param>
    /// <exception cref="InvalidInputException">There is no such model, or it is damaged.</exception>
    public static LoadedModel Load(string weights, string device, int threads) =>
        new(DosPredictor.Load(weights, MoyoSymmetryFinder.Shared, device, threads));

    /// <inheritdoc/>
    public PreparedCrystal Prepare(string id, Crystal crystal) => predictor.Prepare(id, crystal);

    /// <inheritdoc/>
    public IReadOnlyList<PhononPrediction> Predict(IReadOnlyList<PreparedCrystal> crystals) => predictor.PredictPhonons(crystals);

    /// <inheritdoc/>
    public void Dispose() => predictor.Dispose();
}
