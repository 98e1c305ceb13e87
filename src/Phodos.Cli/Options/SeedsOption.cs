using System.CommandLine;
using System.Globalization;

namespace Phodos.Cli.Options;

/// <summary>The seeds of a command that trains several runs of a kind: whole numbers with commas between.</summary>
internal sealed class SeedsOption(string description)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite;

    internal Option<string> Option { get; } = new("--seeds")
    {
        Description = description,
        HelpName = "numbers",
        DefaultValueFactory = _ => "0",
    };

    /// <summary>The seeds, each once.</summary>
    /// <exception cref="InvalidInputException">One is no whole number.</exception>
    internal IReadOnlyList<int> Read(ParseResult parsed)
    {
        var given = parsed.GetRequiredValue(Option);
        return
        [
            .. given.Split(',').Select(text => int.TryParse(text, Style, CultureInfo.InvariantCulture, out var seed)
                ? seed
                : throw new InvalidInputException(
                    $"{Option.Name} cannot be '{given}'; give whole numbers with commas between, such as 0,1")).Distinct(),
        ];
    }
}
