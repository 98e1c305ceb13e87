using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Phodos.Cli.Console;
using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Cli.Options;

/// <summary>
/// The options of the command line that make <see cref="TrainingOptions"/>; what is not given is taken from the recipe of the model.
/// </summary>
internal sealed class TrainingOptionSet
{
    private static readonly TrainingOptions Defaults = new();

    private readonly Setting _seed = Whole("--seed", "The seed of weights, order and dropout", recipe => recipe.Seed);

    private readonly Setting[] _settings =
    [
        Whole("--epochs", "The most passes over the training crystals", recipe => recipe.Epochs),
        Whole("--batch-size", "Crystals a batch", recipe => recipe.BatchSize),
        Decimal("--learning-rate", "The learning rate of the first epoch, or the highest of a cycle", recipe => recipe.LearningRate),
        Schedule(),
        Decimal(
            "--learning-rate-decay",
            "What an exponential learning rate is multiplied by after each epoch",
            recipe => recipe.LearningRateDecay),
        Decimal("--weight-decay", "The decoupled weight decay of AdamW", recipe => recipe.WeightDecay),
        Switchable(
            "--weight-average",
            "The decay a step of a running average of the weights, which is kept instead of them, or none",
            recipe => recipe.WeightAverage),
        Switchable("--gradient-clip", "The largest norm of the gradient, or none", recipe => recipe.GradientClip),
        Whole("--patience", "Stop after so many epochs without a better validation RMSE …", recipe => recipe.Patience),
        Whole("--first-epoch", "… counted from this epoch on", recipe => recipe.FirstEpoch),
        Whole("--evaluate-every", "Epochs between evaluations", recipe => recipe.EvaluateEvery),
        Whole("--checkpoint-every", "Epochs between checkpoints", recipe => recipe.CheckpointEvery),
    ];

    internal Option[] Options => [.. OptionsButSeed, _seed.Option];

    /// <summary>Those that runs with several seeds share.</summary>
    internal Option[] OptionsButSeed => [.. _settings.Select(setting => setting.Option)];

    /// <summary>The options for a model with a recipe.</summary>
    internal TrainingOptions Read(ParseResult parsed, TrainingOptions recipe) => recipe.With(
        from setting in _settings.Append(_seed)
        where parsed.GetResult(setting.Option) is { Implicit: false }
        select KeyValuePair.Create(setting.Option.Name.TrimStart('-'), setting.Value(parsed)));

    private static Setting Whole(string name, string description, Func<TrainingOptions, int> usual)
    {
        var option = new Option<int?>(name) { Description = Describe(description, recipe => usual(recipe)) }.Whole();
        return new Setting(option, parsed => JsonValue.Create(parsed.GetValue(option)));
    }

    private static Setting Decimal(string name, string description, Func<TrainingOptions, double> usual)
    {
        var option = new Option<double?>(name) { Description = Describe(description, recipe => usual(recipe)) }.Decimal();
        return new Setting(option, parsed => JsonValue.Create(parsed.GetValue(option)));
    }

    private static Setting Switchable(string name, string description, Func<TrainingOptions, double?> usual)
    {
        var option = new Option<SwitchableNumber?>(name) { Description = Describe(description, recipe => usual(recipe)) }.DecimalOrNone();
        return new Setting(option, parsed => JsonValue.Create(parsed.GetValue(option)?.Value));
    }

    private static Setting Schedule()
    {
        var option = new Option<string?>("--schedule")
        {
            Description = Describe(
                "How the learning rate changes: exponential, or one-cycle: up, and down to nothing", recipe => NameOf(recipe.Schedule)),
            HelpName = "name",
        }.OneOf([.. Enum.GetValues<LearningRateSchedule>().Select(NameOf)], StringComparer.Ordinal);
        return new Setting(option, parsed => JsonValue.Create(parsed.GetValue(option)));
    }

    private static string NameOf(LearningRateSchedule schedule) => JsonNamingPolicy.KebabCaseLower.ConvertName(schedule.ToString());

    // Where the recipes of the models differ, the help names each.
    private static string Describe(string description, Func<TrainingOptions, object?> value)
    {
        var others = ModelRegistry.All.Where(model => !Equals(value(TrainingRecipes.Of(model.Name)), value(Defaults)))
            .Select(model => FormattableString.Invariant($", {value(TrainingRecipes.Of(model.Name))} for {model.Name}"));
        var end = description.EndsWith('…') ? "" : ".";
        return FormattableString.Invariant($"{description}{end} Default: {value(Defaults) ?? "none"}{string.Concat(others)}.");
    }

    /// <summary>One option.</summary>
    /// <param name="Option">It, called as the setting is, after two hyphens.</param>
    /// <param name="Value">The JSON of what was given.</param>
    private sealed record Setting(Option Option, Func<ParseResult, JsonNode?> Value);
}
