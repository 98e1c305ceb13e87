using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Phodos.Cli.Console;

namespace Phodos.Cli.Options;

/// <summary>As which files, in which size, and with titles or without the figures are wanted of a command that writes several.</summary>
internal sealed class FigureFilesOptionSet
{
    private readonly Option<string> _kinds = new("--figure-kinds")
    {
        Description = "As what figures are written, with commas: png, svg or pdf.",
        HelpName = "kinds",
        DefaultValueFactory = _ => string.Join(',', FigureFiles.Usual.Kinds),
    };

    private readonly FigureFormOptionSet _form = new();

    internal FigureFilesOptionSet() => _kinds.Validators.Add(result =>
    {
        if (result.Tokens is [var token, ..] && (KindsOf(token.Value) is not { Length: > 0 } kinds || kinds.Except(FigureFiles.AllKinds).Any()))
        {
            result.AddError(
                $"{_kinds.Name} cannot be '{token.Value}'; give {OptionValues.Choice([.. FigureFiles.AllKinds])}, several with commas between");
        }
    });

    internal Option[] Options => [_kinds, .. _form.Options];

    internal FigureFiles Read(ParseResult parsed) => new(_form.Read(parsed), KindsOf(parsed.GetRequiredValue(_kinds)));

    /// <summary>Refuses options of figures where none is asked for.</summary>
    internal void Require(CommandResult result, Option figures) => FigureFormOptionSet.Require(result, figures, Options);

    private static ImmutableArray<string> KindsOf(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
