using System.CommandLine;
using System.CommandLine.Parsing;

namespace Phodos.Cli.Console;

/// <summary>Says which command or option was meant by one that there is not.</summary>
internal static class UnknownWord
{
    /// <summary>What is wrong with the first word of a command line that belongs to nothing; null where all belong to something.</summary>
    internal static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens switch
        {
            [] => null,
            [var word, ..] when IsOption(word) => OfOption(word, command),
            [var word, ..] when command.Subcommands.Count > 0 =>
                Text("command", word, command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name)),
            _ => null,
        };
    }

    /// <summary>Refuses words that look like options, which would else be taken for files; a file may be called so.</summary>
    internal static Argument<string[]> WithoutOptions(this Argument<string[]> argument)
    {
        argument.Validators.Add(result =>
        {
            var word = result.Tokens.Select(token => token.Value).FirstOrDefault(word => IsOption(word) && !Path.Exists(word));
            if (word is not null && result.Parent is CommandResult { Command: var command })
                result.AddError(OfOption(word, command));
        });
        return argument;
    }

    // A single hyphen is standard input.
    private static bool IsOption(string word) => word is ['-', _, ..];

    private static string OfOption(string word, Command command)
    {
        var name = word.Split('=', 2)[0];
        return Text("option", name, command.Options.Where(option => !option.Hidden).Select(option => option.Name).Append("--help"));
    }

    private static string Text(string kind, string word, IEnumerable<string> known) => NearestWord.Of(word, known) is { } meant
        ? $"there is no {kind} '{word}'; did you mean {meant}?"
        : $"there is no {kind} '{word}'";
}
