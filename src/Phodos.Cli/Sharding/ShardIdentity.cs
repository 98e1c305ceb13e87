using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Phodos.Cli.Sharding;

/// <summary>What rows must have in common to stand in one table.</summary>
/// <param name="Phodos">The version of the program.</param>
/// <param name="Command">The command.</param>
/// <param name="Source">What made the rows: the architecture of the model, or a calculation.</param>
/// <param name="SourceSha256">The SHA-256 of the weights and what lies with them; empty for a calculation.</param>
/// <param name="Options">The options that rows depend on, as they were given, in alphabetical order.</param>
internal sealed record ShardIdentity(string Phodos, string Command, string Source, string SourceSha256, ImmutableArray<string> Options)
{
    // Where the work is done, what of, and where it goes does not change a row. Weights are told by their hash.
    private static readonly string[] WithoutEffect =
        ["--shard", "--out", "--threads", "--device", "--quiet", "--files-from", "--part-rows", "--write", "--figure", "--weights"];

    internal static string Version => typeof(ShardIdentity).Assembly.GetName().Version!.ToString(3);

    /// <summary>The options of a command line that rows depend on.</summary>
    internal static ImmutableArray<string> OptionsOf(ParseResult parsed) =>
    [
        .. parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(option => !option.Implicit && !WithoutEffect.Contains(option.Option.Name))
            .Select(option => string.Join(' ', option.Tokens.Select(token => token.Value).Prepend(option.Option.Name)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What differs from another, in words; null where nothing does.</summary>
    internal string? DifferenceFrom(ShardIdentity other)
    {
        if (Command != other.Command)
            return $"phodos {Command}, not phodos {other.Command}";
        if (Phodos != other.Phodos)
            return $"version {Phodos}, not {other.Phodos}";
        if (Source != other.Source || SourceSha256 != other.SourceSha256)
            return $"{Named(this)}, not {Named(other)}";
        return Options.SequenceEqual(other.Options, StringComparer.Ordinal) ? null : $"{Words(this)}, not {Words(other)}";

        static string Named(ShardIdentity identity) => identity.SourceSha256.Length == 0
            ? identity.Source
            : $"the model {identity.Source} {identity.SourceSha256[..12]}";

        static string Words(ShardIdentity identity) => identity.Options.IsEmpty ? "no options" : $"the options {string.Join(' ', identity.Options)}";
    }
}
