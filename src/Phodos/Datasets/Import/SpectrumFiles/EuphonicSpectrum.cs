using System.Text.Json;
using Phodos.Datasets.Import.Sources.PhononJson;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>The JSON of Euphonic's <c>Spectrum1D</c> (<see href="https://euphonic.readthedocs.io"/>): energies or edges of bins, and heights.</summary>
internal static class EuphonicSpectrum
{
    private const string ClassKey = "__euphonic_class__";
    private const string UnitKey = "x_data_unit";

    /// <summary>Whether an object is of Euphonic.</summary>
    internal static bool Recognizes(JsonElement root) => root.Word(ClassKey) is not null;

    /// <exception cref="InvalidInputException">The object is no single spectrum over energy, or is broken.</exception>
    internal static SpectrumFile Read(JsonElement root)
    {
        var kind = root.Word(ClassKey)!;
        if (kind != "Spectrum1D")
            throw new InvalidInputException($"this is a {Excerpt.Of(kind)} of Euphonic; give a Spectrum1D, its density of states");
        var unit = UnitOf(root.Word(UnitKey) ?? "");
        var (energies, heights) = (root.Numbers("x_data"), root.Numbers("y_data"));
        if (energies.Length == heights.Length + 1)
            energies = [.. energies.Zip(energies.Skip(1), (lower, upper) => (lower + upper) / 2)];
        if (energies.Length < 2 || energies.Length != heights.Length)
        {
            throw new InvalidInputException(
                $"there are {energies.Length} energies and {heights.Length} heights; give as many of both or the edges of bins, and at least 2");
        }

        return SpectrumJson.OfColumns(energies, heights, unit);
    }

    private static FrequencyUnit UnitOf(string name) => name switch
    {
        "millielectron_volt" or "meV" => FrequencyUnit.Millielectronvolt,
        "terahertz" or "THz" => FrequencyUnit.Terahertz,
        "1 / centimeter" or "1/centimeter" or "1/cm" => FrequencyUnit.Wavenumber,
        _ => throw new InvalidInputException($"{UnitKey} is {Excerpt.Quoted(name)}; save the spectrum in meV, THz or 1/cm"),
    };
}
