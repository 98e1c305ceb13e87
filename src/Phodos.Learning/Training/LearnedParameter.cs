using Phodos.Learning.Models;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>A parameter that a training changes.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Values">The tensor, which is updated in place.</param>
/// <param name="RateFactor">What the learning rate is multiplied by for it, above 0.</param>
internal sealed record LearnedParameter(string Name, Tensor Values, double RateFactor = 1)
{
    /// <summary>
    /// The parameters of a model that learn, in the order of the model. The others no longer require
    /// a gradient, so that backpropagation ends where only frozen stages are left.
    /// </summary>
    /// <exception cref="InvalidInputException">The model has no such stage, or nothing is left to learn.</exception>
    internal static IReadOnlyList<LearnedParameter> Choose(DosModel model, TrainingOptions options)
    {
        var stages = StageLearning.Of(model, options);
        List<LearnedParameter> learned = [];
        foreach (var (name, parameter) in model.named_parameters())
        {
            var factor = stages.Single(stage => stage.Stage.Owns(name)).Factor;
            parameter.requires_grad = factor > 0;
            if (factor > 0)
                learned.Add(new LearnedParameter(name, parameter, factor));
        }

        return learned;
    }
}
