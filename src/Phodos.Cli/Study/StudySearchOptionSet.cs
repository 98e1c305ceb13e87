using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Studies;

namespace Phodos.Cli.Study;

/// <summary>The options of the command line that make a <see cref="StudySearch"/>.</summary>
internal sealed class StudySearchOptionSet
{
    private readonly Option<string> _kind = new Option<string>("--search")
    {
        Description = "Which settings are trained: grid (all), random (some), or halving (all for a few epochs, the better half for twice as many, …).",
        HelpName = "way",
        DefaultValueFactory = _ => "grid",
    }.OneOf("grid", "random", "halving");

    private readonly Option<int?> _samples = new("--samples")
    {
        Description = "How many settings --search random draws from the grid.",
        HelpName = "n",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number >= 1)
                return number;
            result.AddError($"--samples cannot be '{result.Tokens[0].Value}'; give a whole number, at least 1");
            return null;
        },
    };

    private readonly Option<int> _seed = new Option<int>("--seed")
    {
        Description = "The seed of --search random.",
        DefaultValueFactory = _ => 0,
    }.Whole();

    internal Option[] Options => [_kind, _samples, _seed];

    internal SearchKind Kind(SymbolResult result) => Enum.Parse<SearchKind>(result.GetValue(_kind) ?? "grid", ignoreCase: true);

    /// <exception cref="InvalidInputException">The number of samples is missing, or given without need.</exception>
    internal StudySearch Read(ParseResult parsed)
    {
        var kind = Enum.Parse<SearchKind>(parsed.GetRequiredValue(_kind), ignoreCase: true);
        var samples = parsed.GetValue(_samples);
        if (kind == SearchKind.Random != samples is not null)
            throw new InvalidInputException("--search random and --samples belong together; give both or none");
        return new StudySearch(kind, samples, parsed.GetValue(_seed));
    }
}
