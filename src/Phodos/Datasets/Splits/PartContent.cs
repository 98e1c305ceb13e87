using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Splits;

/// <summary>What is in one part of a split.</summary>
/// <param name="Crystals">The number of crystals.</param>
/// <param name="CrystalSystems">The number of crystals of each of the seven crystal systems, in their order.</param>
/// <param name="Elements">The elements that occur.</param>
/// <param name="WithRareElements">
/// The number of crystals with one of the rare elements: the tenth of the elements of the data set that the fewest crystals have.
/// </param>
public sealed record PartContent(
    int Crystals, ImmutableArray<CrystalSystemCount> CrystalSystems, ImmutableHashSet<Element> Elements, int WithRareElements)
{
    private const double RarePart = 0.1;

    internal static PartContent Of(DosDataset dataset, ImmutableArray<int> part, ImmutableHashSet<Element> rareElements)
    {
        DosEntry[] entries = [.. part.Select(index => dataset.Entries[index])];
        var systems = entries.CountBy(entry => entry.System).ToDictionary();
        return new PartContent(
            entries.Length,
            [
                .. Enum.GetValues<CrystalSystem>()
                    .Select(system => new CrystalSystemCount(system.Name(), systems.GetValueOrDefault(system))),
            ],
            [.. entries.SelectMany(entry => entry.Crystal.Species)],
            entries.Count(entry => entry.Crystal.Species.Any(rareElements.Contains)));
    }

    /// <summary>The tenth of the elements, rounded up, that the fewest crystals have; the heavier of those that as many have.</summary>
    internal static ImmutableHashSet<Element> RareElements(DosDataset dataset)
    {
        var elements = dataset.Entries
            .SelectMany(entry => entry.Crystal.Species.Distinct())
            .CountBy(element => element)
            .OrderBy(count => count.Value)
            .ThenByDescending(count => count.Key.AtomicNumber)
            .Select(count => count.Key)
            .ToArray();
        return [.. elements.Take((int)Math.Ceiling(RarePart * elements.Length))];
    }
}
