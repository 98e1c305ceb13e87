using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Phodos.Cli.Sharding;

/// <summary>Which part of the inputs is worked on.</summary>
internal sealed class ShardOption
{
    private const string Auto = "auto";

    private readonly Option<Shard?> _shard;

    /// <param name="effect">What it does here, in a sentence or more.</param>
    internal ShardOption(string effect)
    {
        _shard = new Option<Shard?>("--shard")
        {
            Description = effect + " auto takes it from the task of a Slurm array; auto/n states n, which a Kubernetes job, HyperQueue or an "
                + "array of which a part is submitted anew does not tell.",
            HelpName = "i/n",
            CustomParser = Parse,
        };
        _shard.CompletionSources.Add(Auto);
    }

    internal Option Option => _shard;

    internal Shard? Read(ParseResult parsed) => parsed.GetValue(_shard);

    private static Shard? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!text.StartsWith(Auto, StringComparison.Ordinal))
            return Shard.Parse(result);
        try
        {
            var task = new ArrayTask(Environment.GetEnvironmentVariable);
            if (text == Auto)
                return task.Find(count: null);
            if (text.Split('/') is [Auto, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1)
                return task.Find(count);
            result.AddError($"--shard cannot be '{text}'; give 1/4 … 4/4, auto or auto/4");
        }
        catch (InvalidInputException fault)
        {
            result.AddError(fault.Message);
        }

        return null;
    }
}
