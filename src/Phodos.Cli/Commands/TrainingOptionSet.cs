using System.CommandLine;
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

    private readonly Option<int> _epochs = Whole("--epochs", "The most passes over the training crystals.", Defaults.Epochs);
    private readonly Option<int> _batchSize = Whole("--batch-size", "Crystals a batch.", Defaults.BatchSize);

    private readonly Option<double?> _learningRate = OfRecipe(
        "--learning-rate", "The learning rate of the first epoch", recipe => recipe.LearningRate);

    private readonly Option<double> _decay = Decimal(
        "--learning-rate-decay", "What the learning rate is multiplied by after each epoch.", Defaults.LearningRateDecay);

    private readonly Option<double?> _weightDecay = OfRecipe(
        "--weight-decay", "The decoupled weight decay of AdamW", recipe => recipe.WeightDecay);

    private readonly Option<double?> _clip = new Option<double?>("--gradient-clip")
    {
        Description = "The largest norm of the gradient. Default: none.",
    }.Decimal();

    private readonly Option<int> _patience = Whole(
        "--patience", "Stop after so many epochs without a better validation RMSE …", Defaults.Patience);

    private readonly Option<int> _firstEpoch = Whole("--first-epoch", "… counted from this epoch on.", Defaults.FirstEpoch);
    private readonly Option<int> _evaluateEvery = Whole("--evaluate-every", "Epochs between evaluations.", Defaults.EvaluateEvery);
    private readonly Option<int> _checkpointEvery = Whole("--checkpoint-every", "Epochs between checkpoints.", Defaults.CheckpointEvery);
    private readonly Option<int> _seed = Whole("--seed", "The seed of weights, order and dropout.", Defaults.Seed);

    internal Option[] Options => [.. OptionsButSeed, _seed];

    /// <summary>Those that runs with several seeds share.</summary>
    internal Option[] OptionsButSeed =>
        [_epochs, _batchSize, _learningRate, _decay, _weightDecay, _clip, _patience, _firstEpoch, _evaluateEvery, _checkpointEvery];

    /// <summary>The options for a model with a recipe.</summary>
    internal TrainingOptions Read(ParseResult parsed, TrainingOptions recipe) => recipe with
    {
        Epochs = parsed.GetValue(_epochs),
        BatchSize = parsed.GetValue(_batchSize),
        LearningRate = parsed.GetValue(_learningRate) ?? recipe.LearningRate,
        LearningRateDecay = parsed.GetValue(_decay),
        WeightDecay = parsed.GetValue(_weightDecay) ?? recipe.WeightDecay,
        GradientClip = parsed.GetValue(_clip),
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

    // Where the recipes of the models differ, the help names each.
    private static Option<double?> OfRecipe(string name, string description, Func<TrainingOptions, double> value)
    {
        var others = ModelRegistry.All.Where(model => value(model.Recipe) != value(Defaults))
            .Select(model => FormattableString.Invariant($", {value(model.Recipe)} for {model.Name}"));
        return new Option<double?>(name)
        {
            Description = FormattableString.Invariant($"{description}. Default: {value(Defaults)}{string.Concat(others)}."),
        }.Decimal();
    }
}
