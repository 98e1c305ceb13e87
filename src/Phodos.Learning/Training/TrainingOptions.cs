using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Phodos.Learning.Training;

/// <summary>How a model is trained. The defaults are the paper's.</summary>
public sealed record TrainingOptions
{
    /// <summary>The most passes over the training part, at least 1. Default 1000.</summary>
    public int Epochs { get; init; } = 1000;

    /// <summary>Crystals a batch, at least 1. Default 8.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>The learning rate of the first epoch, or the highest of a cycle, above 0. Default 1e-4.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>How the learning rate changes. Default exponential: by <see cref="LearningRateDecay"/> after each epoch.</summary>
    public LearningRateSchedule Schedule { get; init; }

    /// <summary>What the learning rate is multiplied by after each epoch, above 0 and at most 1. Default 0.96.</summary>
    public double LearningRateDecay { get; init; } = 0.96;

    /// <summary>The decoupled weight decay of AdamW, at least 0. Default 0.01.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>
    /// The decay a step of a running average of the weights, above 0 and below 1, which is evaluated and kept instead of the weights
    /// themselves; null, the default, keeps no average.
    /// </summary>
    public double? WeightAverage { get; init; }

    /// <summary>The largest norm of the gradient, above 0; null, the default, does not clip.</summary>
    public double? GradientClip { get; init; }

    /// <summary>Epochs without a better validation RMSE after which training stops, at least 1. Default 200.</summary>
    public int Patience { get; init; } = 200;

    /// <summary>The first epoch from which <see cref="Patience"/> is counted, at least 1. Default 200.</summary>
    public int FirstEpoch { get; init; } = 200;

    /// <summary>Epochs between evaluations of the validation part, at least 1. Default 1.</summary>
    public int EvaluateEvery { get; init; } = 1;

    /// <summary>Epochs between checkpoints, at least 1. Default 1.</summary>
    public int CheckpointEvery { get; init; } = 1;

    /// <summary>
    /// The seed of the weights, the order of the crystals and dropout, and of the choice of crystals where the training part is limited.
    /// Default 0.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>The stages of the model (<see cref="Models.DosModel.Stages"/>) whose parameters stay as they are. Default none.</summary>
    public ImmutableArray<string> FrozenStages { get; init; } = [];

    /// <summary>Stages that learn at a rate of their own, none of them frozen or twice. Default none.</summary>
    public ImmutableArray<StageRate> StageRates { get; init; } = [];

    /// <summary>
    /// What the learning rate of a stage is multiplied by for the stage before it, nearer to the input, above 0 and at most 1.
    /// Default 1: all learn at the same rate.
    /// </summary>
    public double LayerDecay { get; init; } = 1;

    /// <summary>
    /// These options with some of them replaced. Commands and studies alike read what they are given over the recipe of a model by this.
    /// </summary>
    /// <param name="settings">
    /// Names in kebab case, such as batch-size, with JSON values; null switches off what can be off, such as a running average.
    /// </param>
    /// <exception cref="InvalidInputException">There is no such option, or a value is not of its kind.</exception>
    public TrainingOptions With(IEnumerable<KeyValuePair<string, JsonNode?>> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = NamedOptions.Of(this);
        foreach (var (name, value) in settings)
        {
            if (!options.ContainsKey(name))
            {
                var known = string.Join(", ", options.Select(option => option.Key));
                throw new InvalidInputException($"training has no option '{name}'; it has {known}");
            }

            options[name] = value?.DeepClone();
        }

        return NamedOptions.Record<TrainingOptions>(options);
    }

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public TrainingOptions Validated()
    {
        Require(Epochs >= 1, "epochs must be at least 1");
        Require(BatchSize >= 1, "batch-size must be at least 1");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, "learning-rate must be above 0");
        Require(LearningRateDecay is > 0 and <= 1, "learning-rate-decay must be above 0 and at most 1");
        Require(double.IsFinite(WeightDecay) && WeightDecay >= 0, "weight-decay must be at least 0");
        Require(WeightAverage is null or (> 0 and < 1), "weight-average must be above 0 and below 1, or none");
        Require(GradientClip is null or > 0, "gradient-clip must be above 0, or none");
        Require(Patience >= 1, "patience must be at least 1");
        Require(FirstEpoch >= 1, "first-epoch must be at least 1");
        Require(EvaluateEvery >= 1, "evaluate-every must be at least 1");
        Require(CheckpointEvery >= 1, "checkpoint-every must be at least 1");
        Require(LayerDecay is > 0 and <= 1, "layer-decay must be above 0 and at most 1");
        foreach (var (stage, factor) in StageRates)
        {
            var isRate = double.IsFinite(factor) && factor > 0;
            Require(isRate, $"the stage-rate of '{stage}' must be above 0; to keep a stage as it is, freeze it");
            Require(!FrozenStages.Contains(stage), $"the stage '{stage}' is frozen, so it has no stage-rate; leave one of them away");
            Require(StageRates.Count(rate => rate.Stage == stage) == 1, $"the stage '{stage}' has two stage-rates; give one");
        }

        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require("training", holds, rule);
}
