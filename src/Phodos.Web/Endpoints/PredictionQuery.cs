using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Phodos.LatticeDynamics.Bands;
using Phodos.Reports.Predictions;
using Phodos.Spectra;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>The options of a prediction in the query of a request: those of <c>phodos predict</c>.</summary>
internal sealed record PredictionQuery
{
    internal const string FileMeaning = "The name of the structure; for messages, and a hint to its format.";

    /// <summary>The name of the file that a plain body is the text of.</summary>
    [FromQuery(Name = "file"), Description(FileMeaning)]
    public string? File { get; init; }

    [FromQuery(Name = "model"), Description("One of /api/v1/models; the first of them if none is named.")]
    public string? Model { get; init; }

    [FromQuery(Name = "unit"), Description("The unit of the frequencies: cm-1 (default), THz, meV, eV or K.")]
    public string? Unit { get; init; }

    [FromQuery(Name = "grid"), Description("The frequencies of the DOS in the unit, as start:end:step. Default: those of the model.")]
    public string? Grid { get; init; }

    [FromQuery(Name = "broadening"), Description("The standard deviation of a Gaussian, in the unit. Default: 0.")]
    public string? Broadening { get; init; }

    [FromQuery(Name = "normalization"), Description("cell (states per unit per cell), atom (per unit per atom), max (divided by the maximum) or sum (by the integral).")]
    public string? Normalization { get; init; }

    [FromQuery(Name = "sites"), Description("Whether the DOS of every site is given: true or false (default).")]
    public string? Sites { get; init; }

    [FromQuery(Name = "temperatures"), Description(
        $"The temperatures (K) of the thermodynamic functions: {TemperatureList.Meaning}. Default: 0:1000:10.")]
    public string? Temperatures { get; init; }

    [FromQuery(Name = "per"), Description("The amount that they are of: mol-atom (default), mol-formula or atom.")]
    public string? Per { get; init; }

    [FromQuery(Name = "bands"), Description(
        "Whether bands are given: true or false (default); by models that tell modes, as /api/v1/models says.")]
    public string? Bands { get; init; }

    [FromQuery(Name = "path"), Description(CalculationQuery.PathMeaning + " It asks for bands.")]
    public string? Path { get; init; }

    [FromQuery(Name = "format"), Description(
        "A file instead of JSON, of one structure: csv, thermodynamics-csv, json, phonopy (zip), pymatgen, png, svg, pdf, "
        + "thermodynamics-png, thermodynamics-svg or thermodynamics-pdf.")]
    public string? Format { get; init; }

    /// <summary>The form that is asked for.</summary>
    /// <exception cref="InvalidInputException">An option cannot be read.</exception>
    internal PredictionView View()
    {
        var spectrum = new SpectrumView(
            UnitOf(Unit),
            Grid is null ? null : Range("grid", Grid),
            Broadening is null ? 0 : Number("broadening", Broadening),
            Normalization is null ? null : SpectrumView.NormalizationOf(Normalization),
            Sites is not null && Flag("sites", Sites));
        return new PredictionView
        {
            Spectrum = spectrum,
            Temperatures = Temperatures is null ? TemperatureList.Usual : TemperaturesOf(Temperatures),
            Per = ThermodynamicBasis.Named(Per ?? ThermodynamicBasis.MoleOfAtoms.Name, atomsPerFormulaUnit: 1).Name,
        };
    }

    /// <summary>Whether bands are asked for.</summary>
    /// <exception cref="InvalidInputException">It is neither true nor false, or the path cannot be read.</exception>
    internal bool WithBands()
    {
        var isAsked = Bands is not null && Flag("bands", Bands);
        if (Path is null)
            return isAsked;
        if (Bands is not null && !isAsked)
            throw new InvalidInputException("path is of bands, and bands is false; leave one of them out");
        BandPath.RequireReadable(Path);
        return true;
    }

    /// <summary>The unit of a text; wavenumbers where there is none.</summary>
    /// <exception cref="InvalidInputException">No unit has the symbol.</exception>
    internal static FrequencyUnit UnitOf(string? unit) => unit is null ? FrequencyUnit.Wavenumber : FrequencyUnit.Parse(unit);

    /// <summary>Refuses what would make an answer too long.</summary>
    /// <param name="view">The form.</param>
    /// <param name="nativePoints">The points of the grid of the model.</param>
    /// <param name="atoms">The atoms of the crystals.</param>
    /// <param name="crystals">The number of crystals.</param>
    /// <param name="limits">What is too long.</param>
    /// <exception cref="RequestRefusedException">It would.</exception>
    internal static void RequireWithin(ServerLimits limits, PredictionView view, int nativePoints, int atoms, int crystals)
    {
        // A DOS, its error and the parts of elements go with each crystal, and with sites a part for each atom.
        long points = view.Spectrum.Grid?.Count ?? nativePoints;
        var spectra = points * ((view.Spectrum.WithSites ? 2L : 1L) * atoms + 2L * crystals);
        var functions = 8L * view.Temperatures.Values.Length * crystals;
        if (spectra + functions > limits.Values)
        {
            throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"the answer would hold more than {limits.Values} numbers; ask for fewer points, temperatures, sites or crystals");
        }
    }

    private static SteppedRange Range(string name, string text) => SteppedRange.TryParse(text)
        ?? throw new InvalidInputException(
            $"{name} cannot be {Excerpt.Quoted(text)}; give start:end:step in whole steps, such as 0:1000:10");

    private static TemperatureList TemperaturesOf(string text) => TemperatureList.TryParse(text)
        ?? throw new InvalidInputException($"temperatures cannot be {Excerpt.Quoted(text)}; give {TemperatureList.Meaning}");

    private static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < double.PositiveInfinity
            ? number
            : throw new InvalidInputException($"{name} cannot be {Excerpt.Quoted(text)}; give a number of 0 or more");

    private static bool Flag(string name, string text) => bool.TryParse(text, out var flag)
        ? flag
        : throw new InvalidInputException($"{name} cannot be {Excerpt.Quoted(text)}; give true or false");
}
