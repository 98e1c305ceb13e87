using Phodos.Crystals.Symmetry;
using Phodos.Learning.Prediction;
using Phodos.Web.Content;

namespace Phodos.Web.Models;

/// <summary>Loads models for a server.</summary>
public static class WarmModel
{
    /// <summary>Loads a model, and predicts the example crystals once, so that the first who asks does not wait for code to be compiled.</summary>
    /// <param name="weights">As <see cref="IPhononPredictor.Load"/> takes them.</param>
    /// <param name="device">Such as <c>cpu</c>.</param>
    /// <param name="threads">How many batches are computed side by side.</param>
    /// <exception cref="InvalidInputException">There is no such model, or it is damaged.</exception>
    public static IPhononPredictor Load(string weights, string device, int threads)
    {
        var model = IPhononPredictor.Load(weights, MoyoSymmetryFinder.Shared, device, threads);
        try
        {
            model.PredictPhonons([.. ExampleCrystal.All.Select(example => model.Prepare(example.File, example.Read()))]);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
