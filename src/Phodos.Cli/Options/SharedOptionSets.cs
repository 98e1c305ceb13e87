using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Datasets.Splits;

namespace Phodos.Cli.Options;

/// <summary>Options about how a data set is read.</summary>
internal sealed class DataOptionSet
{
    private readonly Option<bool> _skipFaulty = CommonOptions.SkipFaulty();
    private readonly Option<double> _tolerance = CommonOptions.SymmetryTolerance();

    internal Option[] Options => [_skipFaulty, _tolerance];

    internal DataRequest Read(ParseResult parsed, string source) => new(source, parsed.GetValue(_skipFaulty), parsed.GetValue(_tolerance));
}

/// <summary>Options about how data without a split of their own are divided.</summary>
internal sealed class SplitOptionSet
{
    private readonly Option<string> _rule = CommonOptions.SplitRule();
    private readonly Option<string?> _leave = CommonOptions.Leave();
    private readonly Option<string> _keepTogether = CommonOptions.KeepTogether();
    private readonly Option<int> _seed = CommonOptions.SplitSeed();

    internal Option[] Options => [_rule, _leave, _keepTogether, _seed];

    internal SplitRequest Read(ParseResult parsed)
    {
        var rule = parsed.GetRequiredValue(_rule);
        return new SplitRequest(
            rule,
            parsed.GetValue(_seed),
            KeepTogetherWords.Parse(parsed.GetRequiredValue(_keepTogether)),
            LeftOutBy(rule, parsed.GetValue(_leave)));
    }

    private LeftOut? LeftOutBy(string rule, string? words)
    {
        if (LeftOut.Rules.Contains(rule))
        {
            return words is null
                ? throw new InvalidInputException($"--rule {rule} needs {_leave.Name} to say what is left out")
                : LeftOut.Parse(rule, words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return words is null
            ? null
            : throw new InvalidInputException(
                $"{_leave.Name} goes with --rule {OptionValues.Choice([.. LeftOut.Rules])}, not with --rule {rule}");
    }
}

/// <summary>Options about where to compute.</summary>
internal sealed class ComputeOptionSet
{
    private readonly Option<string> _device = CommonOptions.Device();
    private readonly Option<int> _threads = CommonOptions.Threads();

    internal Option[] Options => [_device, _threads];

    internal Option Threads => _threads;

    internal ComputeRequest Read(ParseResult parsed) => new(parsed.GetRequiredValue(_device), parsed.GetValue(_threads));
}
