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

    /// <summary>Refuses what a model that tells the DOS alone cannot give.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <exception cref="InvalidInputException">The model is one.</exception>
    internal void RequireModes(string wanted)
    {
        if (!Model.TellsModes)
        {
            throw new InvalidInputException(
                $"{wanted} cannot be given: the model {Name} ({Model.Architecture}) predicts the DOS alone; name one that predicts force constants, "
                + "of those at /api/v1/models one that tells modes");
        }
    }
}
