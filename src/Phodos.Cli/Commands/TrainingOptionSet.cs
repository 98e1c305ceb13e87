using System.CommandLine;
using System.Text.Json;
using Phodos.Cli.Console;
using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Cli.Commands;

/// <summary>
/// The options of the command line that make <see cref="TrainingOptions"/>; what is not given is taken from the recipe of the model.
/// </summary>
internal sealed class TrainingOptionSet
{
    private static readonly TrainingOptions Defaults = new();

    private readonly Option<int?> _epochs = OfRecipe(
        "--epochs", "The most passes over the training crystals", recipe => recipe.Epochs).Whole();

    private readonly Option<int?> _batchSize = OfRecipe("--batch-size", "Crystals a batch", recipe => recipe.BatchSize).Whole();

    private readonly Option<double?> _learningRate = OfRecipe(
        "--learning-rate", "The learning rate of the first epoch, or the highest of a cycle", recipe => recipe.LearningRate).Decimal();

    private readonly Option<string?> _schedule = OfRecipe(
        "--schedule",
        "How the learning rate changes: exponential, or one-cycle: up, and down to nothing",
        recipe => NameOf(recipe.Schedule))
        .OneOf([.. Enum.GetValues<LearningRateSchedule>().Select(NameOf)], StringComparer.Ordinal);

    private readonly Option<double> _decay = Decimal(
        "--learning-rate-decay", "What an exponential learning rate is multiplied by after each epoch.", Defaults.LearningRateDecay);

    private readonly Option<double?> _weightDecay = OfRecipe(
        "--weight-decay", "The decoupled weight decay of AdamW", recipe => recipe.WeightDecay).Decimal();

    private readonly Option<double?> _average = OfRecipe(
        "--weight-average",
        "The decay a step of a running average of the weights, which is kept instead of them",
        recipe => recipe.WeightAverage)
        .Decimal();

    private readonly Option<double?> _clip = OfRecipe(
        "--gradient-clip", "The largest norm of the gradient", recipe => recipe.GradientClip).Decimal();

    private readonly Option<int> _patience = Whole(
        "--patience", "Stop after so many epochs without a better validation RMSE …", Defaults.Patience);

    private readonly Option<int> _firstEpoch = Whole("--first-epoch", "… counted from this epoch on.", Defaults.FirstEpoch);
    private readonly Option<int> _evaluateEvery = Whole("--evaluate-every", "Epochs between evaluations.", Defaults.EvaluateEvery);
    private readonly Option<int> _checkpointEvery = Whole("--checkpoint-every", "Epochs between checkpoints.", Defaults.CheckpointEvery);
    private readonly Option<int> _seed = Whole("--seed", "The seed of weights, order and dropout.", Defaults.Seed);

    internal Option[] Options => [.. OptionsButSeed, _seed];

    /// <summary>Those that runs with several seeds share.</summary>
    internal Option[] OptionsButSeed =>
    [
        _epochs, _batchSize, _learningRate, _schedule, _decay, _weightDecay, _average, _clip, _patience, _firstEpoch, _evaluateEvery,
        _checkpointEvery,
    ];

    /// <summary>The options for a model with a recipe.</summary>
    internal TrainingOptions Read(ParseResult parsed, TrainingOptions recipe) => recipe with
    {
        Epochs = parsed.GetValue(_epochs) ?? recipe.Epochs,
        BatchSize = parsed.GetValue(_batchSize) ?? recipe.BatchSize,
        LearningRate = parsed.GetValue(_learningRate) ?? recipe.LearningRate,
        Schedule = parsed.GetValue(_schedule) is { } name
            ? Enum.GetValues<LearningRateSchedule>().Single(schedule => NameOf(schedule) == name)
            : recipe.Schedule,
        LearningRateDecay = parsed.GetValue(_decay),
        WeightDecay = parsed.GetValue(_weightDecay) ?? recipe.WeightDecay,
        WeightAverage = parsed.GetValue(_average) ?? recipe.WeightAverage,
        GradientClip = parsed.GetValue(_clip) ?? recipe.GradientClip,
        Patience = parsed.GetValue(_patience),
        FirstEpoch = parsed.GetValue(_firstEpoch),
        EvaluateEvery = parsed.GetValue(_evaluateEvery),
        CheckpointEvery = parsed.GetValue(_checkpointEvery),
        Seed = parsed.GetValue(_seed),
    };

    private static Option<int> Whole(string name, string description, int defaultValue) =>
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => defaultValue }.Whole();

    private static Option<double> Decimal(string name, string description, double defaultValue) =>
        new Option<double>(name) { Description = description, DefaultValueFactory = _ => defaultValue }.Decimal();

    private static string NameOf(LearningRateSchedule schedule) => JsonNamingPolicy.KebabCaseLower.ConvertName(schedule.ToString());

    private static Option<int?> OfRecipe(string name, string description, Func<TrainingOptions, int> value) =>
        new(name) { Description = Describe(description, recipe => value(recipe)) };

    private static Option<double?> OfRecipe(string name, string description, Func<TrainingOptions, double?> value) =>
        new(name) { Description = Describe(description, recipe => value(recipe)) };

    private static Option<string?> OfRecipe(string name, string description, Func<TrainingOptions, string> value) =>
        new(name) { Description = Describe(description, value), HelpName = "name" };

    // Where the recipes of the models differ, the help names each.
    private static string Describe(string description, Func<TrainingOptions, object?> value)
    {
        var others = ModelRegistry.All.Where(model => !Equals(value(model.Recipe), value(Defaults)))
            .Select(model => FormattableString.Invariant($", {value(model.Recipe)} for {model.Name}"));
        return FormattableString.Invariant($"{description}. Default: {value(Defaults) ?? "none"}{string.Concat(others)}.");
    }
}
