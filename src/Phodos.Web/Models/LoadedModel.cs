using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;
using Phodos.Web.Content;

namespace Phodos.Web.Models;

/// <summary>A trained model.</summary>
/// <param name="predictor">The predictor; disposed with the model.</param>
public sealed class LoadedModel(DosPredictor predictor) : IPhononModel
{
    /// <inheritdoc/>
    public ModelConfig Config => predictor.Config;

    /// <inheritdoc/>
    public bool IsCalibrated => predictor.Calibration is not null;

    /// <summary>Loads a model, and predicts the example crystals once, so that the first who asks does not wait for code to be compiled.</summary>
    /// <param name="weights">As <see cref="DosPredictor.Load"/> takes them.</param>
    /// <param name="device">Such as <c>cpu</c>.</param>
    /// <param name="threads">How many batches are computed side by side.</param>
    /// <exception cref="InvalidInputException">There is no such model, or it is damaged.</exception>
    public static LoadedModel Load(string weights, string device, int threads)
    {
        var model = new LoadedModel(DosPredictor.Load(weights, MoyoSymmetryFinder.Shared, device, threads));
        try
        {
            model.Predict([.. ExampleCrystal.All.Select(example => model.Prepare(example.File, example.Read()))]);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public PreparedCrystal Prepare(string id, Crystal crystal) => predictor.Prepare(id, crystal);

    /// <inheritdoc/>
    public IReadOnlyList<PhononPrediction> Predict(IReadOnlyList<PreparedCrystal> crystals) => predictor.PredictPhonons(crystals);

    /// <inheritdoc/>
    public void Dispose() => predictor.Dispose();
}
