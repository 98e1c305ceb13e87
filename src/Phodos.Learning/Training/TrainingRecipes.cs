namespace Phodos.Learning.Training;

/// <summary>How each architecture is trained where nothing else is said.</summary>
public static class TrainingRecipes
{
    private static readonly Dictionary<string, TrainingOptions> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        // The training that was found best (docs/site-states.md).
        ["site-states"] = new TrainingOptions
        {
            Epochs = 25,
            LearningRate = 5e-3,
            WeightDecay = 0.05,
            BatchSize = 16,
            GradientClip = 5,
            Schedule = LearningRateSchedule.OneCycle,
            WeightAverage = 0.995,
        },

        // The published training: the learning rate of the other models leaves this one far from its best.
        ["e3nn"] = new TrainingOptions { LearningRate = 5e-3, WeightDecay = 0.05 },
    };

    /// <summary>The training of an architecture; that of the paper for all others.</summary>
    /// <param name="architecture">The name, as the registry of models has it.</param>
    public static TrainingOptions Of(string architecture) => Known.GetValueOrDefault(architecture) ?? new TrainingOptions();
}
