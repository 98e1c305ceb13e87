using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>What is in a data set.</summary>
/// <param name="Crystals">The number of crystals.</param>
/// <param name="Formulas">The number of different reduced formulas.</param>
/// <param name="CrystalSystems">The number of crystals of each of the seven crystal systems, in their order.</param>
/// <param name="Elements">The number of crystals with each element, by symbol, the most common first.</param>
/// <param name="MinimumAtoms">The fewest atoms of a cell; 0 where there are no crystals.</param>
/// <param name="MeanAtoms">The mean number of atoms a cell; 0 where there are no crystals.</param>
/// <param name="MaximumAtoms">The most atoms of a cell; 0 where there are no crystals.</param>
public sealed record DatasetStatistics(
    int Crystals,
    int Formulas,
    ImmutableArray<CrystalSystemCount> CrystalSystems,
    ImmutableArray<ElementCount> Elements,
    int MinimumAtoms,
    double MeanAtoms,
    int MaximumAtoms)
{
    /// <summary>Counts what is in a data set.</summary>
    public static DatasetStatistics Of(DosDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var entries = dataset.Entries;
        var atoms = entries.Select(entry => entry.Crystal.AtomCount).DefaultIfEmpty().ToArray();
        return new DatasetStatistics(
            entries.Length,
            entries.Select(entry => entry.Crystal.ReducedFormula).Distinct().Count(),
            [
                .. Enum.GetValues<CrystalSystem>()
                    .Select(system => new CrystalSystemCount(system.Name(), entries.Count(entry => entry.System == system))),
            ],
            [
                .. entries
                    .SelectMany(entry => entry.Crystal.Species.Distinct())
                    .CountBy(element => element)
                    .OrderByDescending(count => count.Value)
                    .ThenBy(count => count.Key.AtomicNumber)
                    .Select(count => new ElementCount(count.Key.Symbol, count.Value)),
            ],
            atoms.Min(),
            atoms.Average(),
            atoms.Max());
    }
}

/// <summary>How many crystals of a data set are of a crystal system.</summary>
/// <param name="System">The name of the crystal system, such as <c>cubic</c>.</param>
/// <param name="Crystals">The number of crystals.</param>
public sealed record CrystalSystemCount(string System, int Crystals);

/// <summary>How many crystals of a data set contain an element.</summary>
/// <param name="Symbol">The symbol of the element.</param>
/// <param name="Crystals">The number of crystals.</param>
public sealed record ElementCount(string Symbol, int Crystals);
