using System.CommandLine;
using System.CommandLine.Parsing;
using Phodos.Cli.Console;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Options;

/// <summary>In which form figures are wanted.</summary>
internal sealed class FigureFormOptionSet
{
    private readonly Option<FigureSize?> _size = new("--figure-size")
    {
        Description = "The size of each figure, as width x height in mm, cm, in or px, such as 85x60mm. A PNG has 300 dots an inch of it, or "
            + "the pixels that are given. Default: as fits what is shown.",
        HelpName = "WxHmm",
    };

    private readonly Option<bool> _noTitle = new("--no-title") { Description = "Leave the titles of figures away, for a page with captions." };

    internal FigureFormOptionSet() => _size.CustomParser = result =>
    {
        var text = OptionValues.TextOf(result);
        if (FigureSize.TryParse(text) is { } size)
            return size;
        result.AddError($"{_size.Name} cannot be '{text}'; give width x height with a unit, mm, cm, in or px, such as 85x60mm, "
            + FormattableString.Invariant($"from 32 mm ({FigureSize.MinimumSide} px) to 508 mm ({FigureSize.MaximumPixels} px)"));
        return null;
    };

    internal Option[] Options => [_size, _noTitle];

    /// <summary>Refuses the options where no figure is asked for.</summary>
    internal void Require(CommandResult result, Option figure) => Require(result, figure, Options);

    /// <inheritdoc cref="Require(CommandResult, Option)"/>
    internal static void Require(CommandResult result, Option figure, IEnumerable<Option> options)
    {
        if (result.GetResult(figure) is null && options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } idle)
            result.AddError($"{idle.Name} is about figures; give {figure.Name} as well, or leave it away");
    }

    internal FigureForm Read(ParseResult parsed) => new(parsed.GetValue(_size), !parsed.GetValue(_noTitle));
}
