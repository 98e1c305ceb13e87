using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>Adds the spectra of the atoms of a crystal up.</summary>
internal static class SiteSpectra
{
    /// <summary>The density of states of the crystal, with the part of each element.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="grid">The frequencies.</param>
    /// <param name="sites">The part of each atom (states per cm⁻¹), [atoms][grid].</param>
    internal static DensityOfStates Total(Crystal crystal, FrequencyGrid grid, ImmutableArray<ImmutableArray<double>> sites) => new(
        grid,
        Sum(sites),
        DosNormalization.PerCell,
        crystal.Species.Zip(sites).GroupBy(site => site.First, site => site.Second)
            .ToImmutableSortedDictionary(element => element.Key.Symbol, Sum, StringComparer.Ordinal));

    private static ImmutableArray<double> Sum(IEnumerable<ImmutableArray<double>> parts)
    {
        double[]? sum = null;
        foreach (var part in parts)
        {
            sum ??= new double[part.Length];
            for (var point = 0; point < sum.Length; point++)
                sum[point] += part[point];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sum);
    }
}
