using Phodos.Crystals;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;

namespace Phodos.Web.Models;

/// <summary>A model that the server predicts with.</summary>
public interface IPhononModel : IDisposable
{
    /// <summary>Its configuration.</summary>
    ModelConfig Config { get; }

    /// <summary>Whether it tells the errors of its predictions.</summary>
    bool IsCalibrated { get; }

    /// <summary>The crystal as the model sees it; may be called side by side.</summary>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    PreparedCrystal Prepare(string id, Crystal crystal);

    /// <summary>The predictions of crystals, in their order; called by one thread at a time.</summary>
    IReadOnlyList<PhononPrediction> Predict(IReadOnlyList<PreparedCrystal> crystals);
}
