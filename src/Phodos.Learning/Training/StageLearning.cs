using System.Collections.Immutable;
using Phodos.Learning.Layers;
using Phodos.Learning.Models;

namespace Phodos.Learning.Training;

/// <summary>How a stage of a model learns in a training.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Factor">What the learning rate is multiplied by for it; 0 for a stage that stays as it is.</param>
internal sealed record StageLearning(ModelStage Stage, double Factor)
{
    /// <summary>All stages of a model, from the input to the head.</summary>
    /// <exception cref="InvalidInputException">The model has no such stage, or nothing is left to learn.</exception>
    internal static ImmutableArray<StageLearning> Of(DosModel model, TrainingOptions options)
    {
        var stages = model.Stages;
        foreach (var name in options.FrozenStages.Concat(options.StageRates.Select(rate => rate.Stage)))
        {
            if (stages.All(stage => stage.Name != name))
            {
                var known = string.Join(", ", stages.Select(stage => stage.Name));
                throw new InvalidInputException($"the model has no stage '{name}'; from the input to the output it has {known}");
            }
        }

        ImmutableArray<StageLearning> all =
            [.. stages.Select((stage, index) => new StageLearning(stage, Factor(stage, stages.Count - 1 - index)))];
        return all.Any(stage => stage.Factor > 0)
            ? all
            : throw new InvalidInputException(
                "every stage of the model is frozen, so there is nothing to learn; " + LearningRemedies.FreezeLess);

        double Factor(ModelStage stage, int stagesAfterIt) => options.FrozenStages.Contains(stage.Name)
            ? 0
            : Math.Pow(options.LayerDecay, stagesAfterIt)
                * (options.StageRates.FirstOrDefault(rate => rate.Stage == stage.Name)?.Factor ?? 1);
    }

    /// <summary>The stages that do not learn at the rate of the run, in words; empty where all do.</summary>
    internal static string Describe(IEnumerable<StageLearning> stages) => string.Join(", ", stages
        .Where(learning => learning.Factor != 1)
        .Select(learning => learning.Factor == 0
            ? $"{learning.Stage.Name} frozen"
            : FormattableString.Invariant($"{learning.Stage.Name} at {learning.Factor:G3} of the learning rate")));
}
