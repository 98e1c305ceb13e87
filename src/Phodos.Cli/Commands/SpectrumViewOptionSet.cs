using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Reports.Predictions;
using Phodos.Spectra;

namespace Phodos.Cli.Commands;

/// <summary>How a predicted DOS is shown.</summary>
internal sealed class SpectrumViewOptionSet
{
    private readonly Option<string> _unit = new Option<string>("--unit")
    {
        Description = $"The unit of the frequencies: {OptionValues.Choice(CommonOptions.FrequencyUnits)}.",
        HelpName = "unit",
        DefaultValueFactory = _ => "cm-1",
    }.OneOf(CommonOptions.FrequencyUnits);

    private readonly Option<SteppedRange?> _grid = new Option<SteppedRange?>("--grid")
    {
        Description = "The frequencies of the DOS, in the unit. Default: those of the model.",
    }.Range(usual: null);

    private readonly Option<double> _broadening = new Option<double>("--broadening")
    {
        Description = "Broaden the DOS by a Gaussian of this standard deviation, in the unit.",
        DefaultValueFactory = _ => 0,
    }.Decimal("x", above: -double.Epsilon);

    private readonly Option<string?> _normalization = new Option<string?>("--normalization")
    {
        Description = "What the values are: cell (states per unit per cell), atom (per unit per atom), max (divided by the maximum) or sum "
            + "(by the integral). "
            + "Default: cell where the model tells sites apart, else max.",
        HelpName = "kind",
    }.OneOf([.. SpectrumView.NormalizationWords], StringComparer.Ordinal);

    private readonly Option<bool> _sites = new("--sites") { Description = "Give the DOS of every site too." };

    internal Option[] Options => [_unit, _grid, _broadening, _normalization, _sites];

    internal SpectrumView Read(ParseResult parsed) => new(
        FrequencyUnit.Parse(parsed.GetRequiredValue(_unit)),
        parsed.GetValue(_grid),
        parsed.GetValue(_broadening),
        parsed.GetValue(_normalization) is { } word ? SpectrumView.NormalizationOf(word) : null,
        parsed.GetValue(_sites));
}
