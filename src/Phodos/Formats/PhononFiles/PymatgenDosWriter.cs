using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.Formats.PhononFiles;

/// <summary>Writes densities of states as pymatgen's <c>CompletePhononDos</c>: THz, states per THz per cell, a part a site.</summary>
public static class PymatgenDosWriter
{
    // THz, of a frequency of zero: pymatgen's thermodynamic sums divide by it, and a grid that starts so is uniform still.
    private const double LeastFrequency = 2e-5;

    /// <summary>The text of the JSON file.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="dos">Its density of states, in states per cm⁻¹ per cell.</param>
    /// <param name="sites">That of each site in the order of the crystal, states per cm⁻¹.</param>
    /// <exception cref="ArgumentException">The density of states is normalised otherwise, or the sites do not fit the crystal.</exception>
    public static string Write(Crystal crystal, DensityOfStates dos, IReadOnlyList<ImmutableArray<double>> sites)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(dos);
        ArgumentNullException.ThrowIfNull(sites);
        if (dos.Normalization != DosNormalization.PerCell)
            throw new ArgumentException("pymatgen counts states per cell.", nameof(dos));
        if (sites.Count != crystal.AtomCount)
            throw new ArgumentException($"{sites.Count} sites do not fit {crystal.AtomCount} atoms.", nameof(sites));
        var unit = FrequencyUnit.Terahertz;
        return new JsonObject
        {
            ["@module"] = "pymatgen.phonon.dos",
            ["@class"] = "CompletePhononDos",
            ["structure"] = PymatgenStructure.Of(crystal),
            ["frequencies"] = Numbers(
                dos.Grid.Frequencies.Select(frequency => frequency == 0 ? LeastFrequency : unit.FromWavenumber(frequency))),
            ["densities"] = Numbers(dos.Values.Select(PerTerahertz)),
            ["pdos"] = new JsonArray([.. sites.Select(site => Numbers(site.Select(PerTerahertz)))]),
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = false });

        double PerTerahertz(double value) => value / unit.PerWavenumber;
    }

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(value => (JsonNode)value)]);
}
