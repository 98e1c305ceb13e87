using System.CommandLine;
using System.CommandLine.Parsing;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Cli.Compare;

/// <summary>The options of <c>phodos compare</c>.</summary>
internal sealed class CompareOptionSet
{
    private const string AllModels = "all";

    private readonly Option<string> _data = CommonOptions.Data();

    private readonly Option<string> _output = new("--out", "-o")
    {
        Description = "The folder of the comparison: its runs in MODEL/seed-N, report.html, tables and figures.",
        HelpName = "folder",
        Required = true,
    };

    private readonly Option<string> _models = new("--models")
    {
        Description = $"The models, with commas between, or all: {string.Join(", ", ModelRegistry.All.Select(model => model.Name))}.",
        HelpName = "names",
        DefaultValueFactory = _ => AllModels,
    };

    private readonly SeedsOption _seeds = new(
        "The seeds of weights, order and dropout, with commas between; each model is trained with each.");

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "An option of a model, such as mlp:layers=2, or of all, such as hidden=64; may be given several times.",
        HelpName = "[model:]name=value",
    };

    private readonly Option<double?> _cutoff = CommonOptions.Cutoff();
    private readonly TrainingOptionSet _training = new();
    private readonly SplitOptionSet _splitting = new();
    private readonly DataOptionSet _reading = new();
    private readonly ComputeOptionSet _computing = new();
    private readonly Option<string> _precision = CommonOptions.Precision();
    private readonly FigureFilesOptionSet _figures = new();

    internal CompareOptionSet() => _data.Required = false;

    internal Option<bool> ReportOnly { get; } = new("--report-only")
    {
        Description = "Train nothing; report the runs in the folder that are finished, whatever their options.",
    };

    internal Option<bool> Quiet { get; } = CommonOptions.Quiet();

    internal IEnumerable<Option> Options =>
    [
        _data, _output, _models, _seeds.Option, _set, _cutoff, ReportOnly, .. _training.OptionsButSeed, .. _splitting.Options,
        .. _reading.Options, .. _computing.Options, _precision, .. _figures.Options, Quiet,
    ];

    /// <summary>Finds options that do not go together.</summary>
    internal void Check(CommandResult result)
    {
        if (!IsGiven(ReportOnly))
        {
            if (!IsGiven(_data))
                result.AddError("give --data to train on, or --report-only for the runs that are there");
            return;
        }

        // An option that the runs did not follow must not look as if they had.
        Option[] followed = [ReportOnly, _data, _output, _models, _seeds.Option, Quiet, .. _computing.Options, .. _figures.Options];
        if (result.Command.Options.Except(followed).FirstOrDefault(IsGiven) is { } other)
            result.AddError($"--report-only takes the options of the runs; leave {other.Name} away");

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }

    /// <exception cref="InvalidInputException">A model, a seed or a setting cannot be understood.</exception>
    internal CompareSettings Read(ParseResult parsed)
    {
        var output = parsed.GetRequiredValue(_output);
        var names = ModelsOf(parsed) ?? [.. ModelRegistry.All.Select(model => model.Name)];
        var plans = PlansOf(parsed, [.. names.Select(name => ModelRegistry.Find(name))]);
        return new CompareSettings(
            _reading.Read(parsed, parsed.GetRequiredValue(_data)),
            _splitting.Read(parsed),
            _computing.Read(parsed),
            [
                .. from seed in _seeds.Read(parsed)
                   from plan in plans
                   select (
                       ComparedRun.In(output, plan.Model.Architecture, seed),
                       plan with { Training = plan.Training with { Seed = seed } }),
            ],
            output,
            _figures.Read(parsed));
    }

    /// <exception cref="InvalidInputException">A seed cannot be understood.</exception>
    internal CompareReportSettings ReadReport(ParseResult parsed) => new(
        parsed.GetValue(_data),
        _computing.Read(parsed),
        ModelsOf(parsed),
        parsed.GetResult(_seeds.Option) is { Implicit: false } ? _seeds.Read(parsed) : null,
        parsed.GetRequiredValue(_output),
        _figures.Read(parsed));

    private IReadOnlyList<RunPlan> PlansOf(ParseResult parsed, IReadOnlyList<ModelArchitecture> models)
    {
        var computing = _computing.Read(parsed);
        var machine = RunMachine.Current(computing.Device, computing.Threads, parsed.GetRequiredValue(_precision));
        var settings = (parsed.GetValue(_set) ?? []).Select(ModelOfSetting).ToArray();
        if (settings.FirstOrDefault(setting => setting.Model is not null && models.All(model => model.Name != setting.Model))
            is { Model: { } stranger } odd)
        {
            throw new InvalidInputException(
                $"--set {stranger}:{odd.Text} is of a model that is not compared; "
                + $"those are {string.Join(", ", models.Select(model => model.Name))}");
        }

        return
        [
            .. models.Select(model => new RunPlan(
                ModelSettings.ConfigOf(
                    model.Name,
                    settings.Where(setting => setting.Model is null || setting.Model == model.Name).Select(setting => setting.Text),
                    parsed.GetValue(_cutoff)),
                _training.Read(parsed, TrainingRecipes.Of(model.Name)),
                machine)),
        ];
    }

    // A colon after the equals sign belongs to the value.
    private static (string? Model, string Text) ModelOfSetting(string setting)
    {
        var colon = setting.IndexOf(':', StringComparison.Ordinal);
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return colon > 0 && (equals < 0 || colon < equals) ? (setting[..colon], setting[(colon + 1)..]) : (null, setting);
    }

    private IReadOnlyList<string>? ModelsOf(ParseResult parsed) => parsed.GetRequiredValue(_models) is var text && text == AllModels
        ? null
        : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
