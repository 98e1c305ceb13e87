using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Phodos.Reports.Predictions;

namespace Phodos.Web.Endpoints;

/// <summary>The options of a calculation's phonons in the query of a request: those of <c>phodos phonons</c>.</summary>
internal sealed record CalculationQuery
{
    internal const string FileMeaning = "The name of the calculation; of a body that is one file, the name of that file, which tells its kind.";

    internal const string PathMeaning =
        "The path of the bands, points with their coordinates or labels: G 0 0 0, X 1/2 0 1/2 | L, G. Default: the standard path.";

    /// <summary>The name.</summary>
    [FromQuery(Name = "file"), Description(FileMeaning)]
    public string? File { get; init; }

    [FromQuery(Name = "unit"), Description("The unit of the frequencies: cm-1 (default), THz, meV, eV or K.")]
    public string? Unit { get; init; }

    [FromQuery(Name = "grid"), Description("The frequencies of the DOS in the unit, as start:end:step. Default: steps of a fifth of the broadening over all modes.")]
    public string? Grid { get; init; }

    [FromQuery(Name = "broadening"), Description("The standard deviation of the Gaussian that each mode is drawn as, in the unit. Default: 5 cm⁻¹.")]
    public string? Broadening { get; init; }

    [FromQuery(Name = "normalization"), Description("cell (states per unit per cell, the default), atom (per unit per atom), max (divided by the maximum) or sum (by the integral).")]
    public string? Normalization { get; init; }

    [FromQuery(Name = "sites"), Description("Whether the DOS of every site is given: true or false (default).")]
    public string? Sites { get; init; }

    [FromQuery(Name = "temperatures"), Description(
        $"The temperatures (K) of the thermodynamic functions: {TemperatureList.Meaning}. Default: 0:1000:10.")]
    public string? Temperatures { get; init; }

    [FromQuery(Name = "per"), Description("The amount that they are of: mol-atom (default), mol-formula or atom.")]
    public string? Per { get; init; }

    [FromQuery(Name = "path"), Description(PathMeaning)]
    public string? Path { get; init; }

    /// <summary>The form that is asked for.</summary>
    /// <exception cref="InvalidInputException">An option cannot be read.</exception>
    internal CalculationView View()
    {
        var view = new PredictionQuery
        {
            Unit = Unit,
            Grid = Grid,
            Broadening = Broadening,
            Normalization = Normalization,
            Sites = Sites,
            Temperatures = Temperatures,
            Per = Per,
        }.View();
        var (unit, broadening) = (view.Spectrum.Unit, view.Spectrum.Broadening);
        if (Broadening is not null && broadening == 0)
            throw new InvalidInputException("broadening cannot be 0: modes are drawn as Gaussians; give a number above 0");
        return new CalculationView
        {
            Broadening = Broadening is null ? CalculationView.UsualBroadening : unit.ToWavenumber(broadening),
            View = view with { Spectrum = view.Spectrum with { Broadening = 0 } }, // the modes are broadened themselves
        };
    }
}
