using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Data;
using Phodos.Datasets.Splits;

namespace Phodos.Cli.Commands;

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
    private readonly Option<string> _keepTogether = CommonOptions.KeepTogether();
    private readonly Option<int> _seed = CommonOptions.SplitSeed();

    internal Option[] Options => [_rule, _keepTogether, _seed];

    internal SplitRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_rule), parsed.GetValue(_seed), KeepTogetherWords.Parse(parsed.GetRequiredValue(_keepTogether)));
}

/// <summary>Options about where to compute.</summary>
internal sealed class ComputeOptionSet
{
    private readonly Option<string> _device = CommonOptions.Device();
    private readonly Option<int> _threads = CommonOptions.Threads();

    internal Option[] Options => [_device, _threads];

    internal ComputeRequest Read(ParseResult parsed) => new(parsed.GetRequiredValue(_device), parsed.GetValue(_threads));
}
