using System.Collections.Immutable;
using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>Where the states above a grid lie, on average.</summary>
internal static class StatesAboveGrid
{
    /// <summary>The mean frequency (cm⁻¹) of the states above a grid, of each element by its symbol and of all.</summary>
    /// <param name="entries">Entries with spectra that may reach beyond the grid.</param>
    /// <param name="native">The grid.</param>
    internal static (ImmutableSortedDictionary<string, double> OfElements, double OfAll) FrequenciesOf(
        IReadOnlyList<DosEntry> entries, FrequencyGrid native)
    {
        Dictionary<string, (double States, double Weighted)> sums = new(StringComparer.Ordinal);
        foreach (var spectrum in entries.Select(entry => entry.Spectrum!))
        {
            foreach (var (symbol, part) in spectrum.Projections)
                Add(symbol, spectrum.Grid, part);
            Add("", spectrum.Grid, spectrum.Values);
        }

        var means = sums.Where(entry => entry.Value.States > 0)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Weighted / entry.Value.States, StringComparer.Ordinal);
        return (means.Remove(""), means.GetValueOrDefault("", native.End + native.Step));

        void Add(string symbol, FrequencyGrid grid, ImmutableArray<double> values)
        {
            var (states, weighted) = sums.GetValueOrDefault(symbol);
            for (var point = 0; point < grid.Count; point++)
            {
                if (grid[point] <= native.End)
                    continue;
                var here = Math.Max(0, values[point]) * grid.WidthOf(point);
                states += here;
                weighted += here * grid[point];
            }

            sums[symbol] = (states, weighted);
        }
    }
}
