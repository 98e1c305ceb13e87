using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources.PhononJson;

/// <summary>Makes densities of states of lists of frequencies, states and the states of each site.</summary>
internal static class SiteSpectrum
{
    /// <param name="frequencies">The frequencies, at least 2 in ascending order.</param>
    /// <param name="densities">The states at each.</param>
    /// <param name="sites">The part of each site in the order of the crystal's atoms, or empty.</param>
    /// <param name="crystal">The crystal.</param>
    /// <param name="notes">Takes what was left out.</param>
    /// <exception cref="InvalidInputException">The lists do not fit.</exception>
    internal static DensityOfStates Of(double[] frequencies, double[] densities, double[][] sites, Crystal crystal, List<string> notes)
    {
        if (frequencies.Length < 2 || frequencies.Length != densities.Length)
        {
            throw new InvalidInputException(
                $"there are {frequencies.Length} frequencies and {densities.Length} densities; give as many of both, and at least 2");
        }

        var places = Enumerable.Range(1, frequencies.Length - 1);
        if (places.FirstOrDefault(index => !(frequencies[index] > frequencies[index - 1])) is > 0 and var at)
            throw new InvalidInputException($"frequency {at + 1} is not above the one before; sort them");
        var spectrum = new UniformSpectrum(frequencies);
        if (spectrum.Note is { } note)
            notes.Add(note);
        var total = spectrum.Of(densities);
        var fits = sites.Length == crystal.AtomCount && sites.All(site => site.Length == frequencies.Length);
        if (sites.Length > 0 && !fits)
            notes.Add($"the parts of {sites.Length} sites were not read: they do not fit the {crystal.AtomCount} atoms or the frequencies");
        return new DensityOfStates(
            spectrum.Grid, [.. total], SpectrumNormalization.Of(spectrum.Grid, total), fits ? Summed(sites, crystal, spectrum) : null);
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<double>> Summed(
        double[][] sites, Crystal crystal, UniformSpectrum spectrum) => sites
            .Select((site, atom) => (Site: site, crystal.Species[atom].Symbol))
            .GroupBy(part => part.Symbol, part => part.Site)
            .ToImmutableSortedDictionary(
                group => group.Key,
                group => spectrum.Of(
                    [.. Enumerable.Range(0, group.First().Length).Select(point => group.Sum(site => site[point]))]).ToImmutableArray(),
                StringComparer.Ordinal);
}
