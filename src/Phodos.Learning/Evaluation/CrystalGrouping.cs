using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets;

namespace Phodos.Learning.Evaluation;

/// <summary>A way to put crystals into named groups; a crystal can be in several, or in none.</summary>
/// <param name="By">The property that is looked at.</param>
/// <param name="Definition">What is counted, in words.</param>
/// <param name="Names">The groups in their natural order.</param>
/// <param name="Of">The groups of a crystal, each of <paramref name="Names"/> and once.</param>
internal sealed record CrystalGrouping(string By, string Definition, ImmutableArray<string> Names, Func<DosEntry, IEnumerable<string>> Of)
{
    private const string SeveralGroups = "a crystal is in the group of each of its elements";

    private static readonly Bins Atoms = Bins.OfCounts(2, 4, 8, 16, 32, 64);
    private static readonly Bins Elements = Bins.OfCounts(1, 2, 3, 4);
    private static readonly Bins Masses = Bins.OfQuantity("u", 10, 15, 20, 40, 80);

    internal static readonly CrystalGrouping ByElement = new(
        "element",
        SeveralGroups,
        [.. Element.All.Select(element => element.Symbol)],
        entry => entry.Crystal.Species.Distinct().Select(element => element.Symbol));

    internal static readonly ImmutableArray<CrystalGrouping> All =
    [
        new(
            "crystal system",
            "as the data set has it",
            [.. Enum.GetValues<CrystalSystem>().Select(system => system.Name())],
            entry => [entry.System.Name()]),
        new("atoms", "atoms in the cell of the data set", Atoms.Names, entry => [Atoms.NameOf(entry.Crystal.AtomCount)]),
        new("elements", "different elements", Elements.Names, entry => [Elements.NameOf(entry.Crystal.Species.Distinct().Count())]),
        new(
            "element family",
            $"{SeveralGroups}; "
            + string.Join("; ", ElementFamily.All.Select(family => $"{family.Name}: {family.Definition}")),
            [.. ElementFamily.All.Select(family => family.Name)],
            entry => ElementFamily.All.Where(family => family.Contains(entry.Crystal)).Select(family => family.Name)),
        new(
            "lightest mass",
            "the mass of the lightest element, which vibrates fastest",
            Masses.Names,
            entry => [Masses.NameOf(entry.Crystal.Species.Min(element => element.AtomicMass))]),
        ByElement,
    ];
}
