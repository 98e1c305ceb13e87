using System.Collections.Frozen;
using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Portrait;

/// <summary>What is in a part of a data set, or in all of it. A part may be empty.</summary>
public sealed class PartPortrait
{
    private readonly FrozenDictionary<CrystalSystem, int> _systems;
    private readonly FrozenDictionary<Element, int> _elements;

    internal PartPortrait(string name, IReadOnlyList<CrystalPortrait> crystals, int cutoffs)
    {
        Name = name;
        Crystals = crystals.Count;
        Atoms = CountDistribution.Of(crystals.Select(crystal => crystal.Atoms));
        Neighbors =
        [
            .. Enumerable.Range(0, cutoffs).Select(cutoff => CountDistribution.Sum(crystals.Select(crystal => crystal.Neighbors[cutoff]))),
        ];
        ConventionalCells = [.. crystals.Select(crystal => crystal.Conventional).OfType<LatticeParameters>()];
        _systems = crystals.CountBy(crystal => crystal.System).ToFrozenDictionary();
        _elements = crystals.SelectMany(crystal => crystal.Elements).CountBy(element => element).ToFrozenDictionary();
        Elements = [.. _elements.Keys.OrderBy(element => element.AtomicNumber)];
    }

    /// <summary>What it is called: <c>all</c>, <c>train</c>, <c>validation</c> or <c>test</c>.</summary>
    public string Name { get; }

    /// <summary>The number of crystals.</summary>
    public int Crystals { get; }

    /// <summary>The number of atoms in the cells of the data set, over the crystals.</summary>
    public CountDistribution Atoms { get; }

    /// <summary>The number of neighbours, over the atoms, for each cutoff.</summary>
    public ImmutableArray<CountDistribution> Neighbors { get; }

    /// <summary>The conventional cells (<see cref="Crystals.UnitCell.ShownCell"/>) of the crystals whose symmetry is found.</summary>
    public ImmutableArray<LatticeParameters> ConventionalCells { get; }

    /// <summary>The elements that occur, by atomic number.</summary>
    public ImmutableArray<Element> Elements { get; }

    /// <summary>The number of crystals of a crystal system.</summary>
    public int Of(CrystalSystem system) => _systems.GetValueOrDefault(system);

    /// <summary>The number of crystals with an element.</summary>
    public int With(Element element) => _elements.GetValueOrDefault(element);
}
