using Phodos.Learning.Prediction;
using Phodos.Web.Batching;

namespace Phodos.Web.Models;

/// <summary>A model under the name that requests know it by.</summary>
/// <param name="Name">The name.</param>
/// <param name="Model">The model.</param>
/// <param name="Batcher">Predicts with it.</param>
internal sealed record ServedModel(string Name, IPhononPredictor Model, PredictionBatcher Batcher)
{
    /// <summary>The points of a DOS where a request names no grid.</summary>
    internal int Points => Model.UsualPoints;
}
