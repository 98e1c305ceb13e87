using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Reports.Predictions;
using Phodos.Spectra;

namespace Phodos.Cli.Options;

/// <summary>At which temperatures thermodynamic functions are given, and of which amount.</summary>
internal sealed class ThermodynamicsOptionSet
{
    private readonly Option<TemperatureList> _temperatures = new Option<TemperatureList>("--temperatures")
    {
        Description = $"The temperatures (K) of the thermodynamic functions: {TemperatureList.Meaning}.",
    }.Temperatures(TemperatureList.Usual);

    private readonly Option<string> _per = new Option<string>("--per")
    {
        Description = "The amount that they are of: mol-atom, mol-formula or atom (k_B and meV).",
        HelpName = "amount",
        DefaultValueFactory = _ => ThermodynamicBasis.MoleOfAtoms.Name,
    }.OneOf([.. ThermodynamicBasis.Names]);

    internal Option[] Options => [_temperatures, _per];

    internal TemperatureList Temperatures(ParseResult parsed) => parsed.GetRequiredValue(_temperatures);

    internal string Per(ParseResult parsed) => parsed.GetRequiredValue(_per);
}
