using System.CommandLine;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments;
using Phodos.Learning.Layers;
using Phodos.Learning.Training;

namespace Phodos.Cli.Options;

/// <summary>Options about what each stage of a trained model does while it is fine-tuned.</summary>
internal sealed class StageOptionSet
{
    private readonly Option<string?> _freeze = new("--freeze")
    {
        Description = "Stages that stay as they are, with commas between; a name that the model does not have lists its stages.",
        HelpName = "stages",
    };

    private readonly Option<string[]> _rate = new("--stage-rate")
    {
        Description = "What the learning rate of a stage is multiplied by, such as head=3; may be given several times.",
        HelpName = "stage=factor",
    };

    private readonly Option<double> _decay = new Option<double>("--layer-decay")
    {
        Description =
            "What the learning rate is multiplied by from each stage to the one before it, nearer to the input: above 0, at most 1.",
        DefaultValueFactory = _ => 1,
    }.Decimal();

    private readonly Option<bool> _freshHead = new("--fresh-head")
    {
        Description =
            $"Start the last stage, {ModelStage.Head}, from random numbers; data on another frequency grid than the weights need it.",
    };

    internal Option[] Options => [_freeze, _rate, _decay, _freshHead];

    /// <exception cref="InvalidInputException">A factor cannot be understood.</exception>
    internal TrainingOptions Read(ParseResult parsed, TrainingOptions options) => options with
    {
        FrozenStages = [.. Words(parsed.GetValue(_freeze) ?? "").Distinct().Order(StringComparer.Ordinal)],
        StageRates = [.. (parsed.GetValue(_rate) ?? []).Select(RateOf).OrderBy(rate => rate.Stage, StringComparer.Ordinal)],
        LayerDecay = parsed.GetValue(_decay),
    };

    /// <summary>The weights of a path with what is taken of them.</summary>
    internal InitialWeights WeightsOf(ParseResult parsed, string path) =>
        new(path, parsed.GetValue(_freshHead) ? WeightSelection.AllButHead : WeightSelection.All);

    private static string[] Words(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private StageRate RateOf(string text) =>
        text.Split('=', 2) is [{ Length: > 0 } stage, var factor]
            && double.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new StageRate(stage, number)
            : throw new InvalidInputException($"{_rate.Name} {text} cannot be understood; write it as stage=factor, such as head=3");
}
