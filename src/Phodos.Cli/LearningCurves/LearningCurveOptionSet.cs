using System.CommandLine;
using System.CommandLine.Parsing;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.LearningCurves;
using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Cli.LearningCurves;

/// <summary>The options of <c>phodos learning-curve</c>.</summary>
internal sealed class LearningCurveOptionSet
{
    private readonly Option<string> _data = CommonOptions.Data();

    private readonly Option<string> _output = new("--out", "-o")
    {
        Description = "The folder of the learning curve: its runs in START-SIZE/seed-N, table and figure.",
        HelpName = "folder",
        Required = true,
    };

    private readonly Option<string?> _model = new("--model", "-m")
    {
        Description =
            $"The model: {string.Join(", ", ModelRegistry.All.Select(model => model.Name))}. With --from it is that of the weights.",
        HelpName = "name",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = $"Weights ({CommonOptions.WeightsMeaning}) that are fine-tuned beside the same model from scratch.",
        HelpName = "path",
    };

    private readonly Option<string> _sizes = new("--sizes")
    {
        Description = "Numbers of training crystals with commas between, or all; smaller choices are parts of larger ones.",
        HelpName = "numbers",
        DefaultValueFactory = _ => "100,300,all",
    };

    private readonly SeedsOption _seeds = new(
        "The seeds with commas between; each draws crystals, weights, order and dropout, the same crystals for both starts.");

    private readonly Option<double?> _fineTuningRate = new Option<double?>("--finetune-learning-rate")
    {
        Description = "The learning rate of the first epoch of fine-tuning. Default: the same as from scratch.",
    }.Decimal();

    private readonly Option<string[]> _set = CommonOptions.ModelOptions();
    private readonly Option<double?> _cutoff = CommonOptions.Cutoff();
    private readonly StageOptionSet _stages = new();
    private readonly TrainingOptionSet _training = new();
    private readonly SplitOptionSet _splitting = new();
    private readonly DataOptionSet _reading = new();
    private readonly ComputeOptionSet _computing = new();
    private readonly Option<string> _precision = CommonOptions.Precision();
    private readonly FigureFilesOptionSet _figures = new();

    internal Option<bool> Quiet { get; } = CommonOptions.Quiet();

    internal IEnumerable<Option> Options =>
    [
        _data, _output, _model, _from, _sizes, _seeds.Option, _set, _cutoff, _fineTuningRate, .. _stages.Options,
        .. _training.OptionsButSeed, .. _splitting.Options, .. _reading.Options, .. _computing.Options, _precision, .. _figures.Options,
        Quiet,
    ];

    /// <summary>Finds options that do not go together.</summary>
    internal void Check(CommandResult result)
    {
        var hasWeights = IsGiven(_from);
        if (!hasWeights && !IsGiven(_model))
            result.AddError("give --model to train from scratch, or --from with weights to fine-tune them too");

        // An option that no run would follow must not look as if one did.
        Option[] idle = hasWeights ? [_set, _cutoff] : [_fineTuningRate, .. _stages.Options];
        if (idle.FirstOrDefault(IsGiven) is { } other)
        {
            result.AddError(hasWeights
                ? $"with --from the model has the options of the weights; leave {other.Name} away"
                : $"{other.Name} is about fine-tuning; give --from with the weights, or leave it away");
        }

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }

    /// <exception cref="InvalidInputException">A model, a size, a seed or a setting cannot be understood.</exception>
    internal LearningCurveSettings Read(ParseResult parsed) => new(
        _reading.Read(parsed, parsed.GetRequiredValue(_data)),
        _splitting.Read(parsed),
        _computing.Read(parsed),
        StartsOf(parsed),
        TrainingSize.ParseList(parsed.GetRequiredValue(_sizes)),
        _seeds.Read(parsed),
        parsed.GetRequiredValue(_output),
        _figures.Read(parsed));

    private IReadOnlyList<CurveStart> StartsOf(ParseResult parsed)
    {
        var weights = parsed.GetValue(_from);
        var name = parsed.GetValue(_model);
        var model = weights is null
            ? ModelSettings.ConfigOf(name!, parsed.GetValue(_set) ?? [], parsed.GetValue(_cutoff))
            : ModelFile.ReadConfig(weights);
        var architecture = ModelRegistry.Find(model.Architecture);
        if (name is not null && ModelRegistry.Find(name) != architecture)
            throw new InvalidInputException($"the weights are of {architecture.Name}, not of {name}; leave --model away", weights);

        var computing = _computing.Read(parsed);
        var machine = RunMachine.Current(computing.Device, computing.Threads, parsed.GetRequiredValue(_precision));
        var scratch = new CurveStart("scratch", "from scratch", new RunPlan(model, _training.Read(parsed, TrainingRecipes.Of(architecture.Name)), machine));
        return weights is null ? [scratch] : [scratch, FineTuned(parsed, scratch.Plan, weights)];
    }

    private CurveStart FineTuned(ParseResult parsed, RunPlan scratch, string weights)
    {
        var rate = parsed.GetValue(_fineTuningRate) ?? scratch.Training.LearningRate;
        return new CurveStart("finetuned", "fine-tuned", scratch with
        {
            Training = _stages.Read(parsed, scratch.Training with { LearningRate = rate }),
            Initial = _stages.WeightsOf(parsed, weights),
        });
    }
}
