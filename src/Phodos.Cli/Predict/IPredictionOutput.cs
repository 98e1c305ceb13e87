using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Where predictions go, one after another.</summary>
internal interface IPredictionOutput : IDisposable
{
    /// <summary>Takes a prediction.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="id">The identifier that a file of many structures gives this one, or null.</param>
    /// <returns>Where it went, for a person; null where nothing is to be said of it.</returns>
    string? Add(PredictedFile prediction, string? id = null);

    /// <summary>Ends the output: what is written as a whole appears now.</summary>
    void Complete();
}
