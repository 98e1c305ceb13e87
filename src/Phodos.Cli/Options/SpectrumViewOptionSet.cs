using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Reports.Predictions;
using Phodos.Spectra;

namespace Phodos.Cli.Options;

/// <summary>How a DOS is shown.</summary>
/// <param name="ofCalculation">Whether it is made of modes, which are always broadened, and not predicted.</param>
internal sealed class SpectrumViewOptionSet(bool ofCalculation = false)
{
    private readonly Option<string> _unit = new Option<string>("--unit")
    {
        Description = $"The unit of the frequencies: {OptionValues.Choice(CommonOptions.FrequencyUnits)}.",
        HelpName = "unit",
        DefaultValueFactory = _ => "cm-1",
    }.OneOf(CommonOptions.FrequencyUnits);

    private readonly Option<SteppedRange?> _grid = new Option<SteppedRange?>("--grid")
    {
        Description = ofCalculation
            ? "The frequencies of the DOS, in the unit. Default: steps of a fifth of the broadening over all modes."
            : "The frequencies of the DOS, in the unit. Default: those of the model.",
    }.Range(usual: null);

    private readonly Option<double> _broadening = new Option<double>("--broadening")
    {
        Description = ofCalculation
            ? "The standard deviation of the Gaussian that each mode is drawn as, in the unit. Default: 5 cm⁻¹."
            : "Broaden the DOS by a Gaussian of this standard deviation, in the unit.",
        DefaultValueFactory = ofCalculation ? null : _ => 0,
    }.Decimal("x", above: ofCalculation ? 0 : -double.Epsilon);

    private readonly Option<string?> _normalization = new Option<string?>("--normalization")
    {
        Description = "What the values are: cell (states per unit per cell), atom (per unit per atom), max (divided by the maximum) or sum "
            + "(by the integral). "
            + (ofCalculation ? "Default: cell." : "Default: cell where the model tells sites apart, else max."),
        HelpName = "kind",
    }.OneOf([.. SpectrumView.NormalizationWords], StringComparer.Ordinal);

    private readonly Option<bool> _sites = new("--sites") { Description = "Give the DOS of every site too." };

    internal Option[] Options => [_unit, _grid, _broadening, _normalization, _sites];

    internal SpectrumView Read(ParseResult parsed)
    {
        var unit = FrequencyUnit.Parse(parsed.GetRequiredValue(_unit));
        var broadening = parsed.GetValue(_broadening);
        return new SpectrumView(
            unit,
            parsed.GetValue(_grid),
            ofCalculation && broadening == 0 ? unit.FromWavenumber(CalculationView.UsualBroadening) : broadening,
            parsed.GetValue(_normalization) is { } word ? SpectrumView.NormalizationOf(word) : null,
            parsed.GetValue(_sites));
    }
}
