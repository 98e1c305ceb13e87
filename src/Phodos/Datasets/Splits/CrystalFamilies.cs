using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Datasets.Duplicates;

namespace Phodos.Datasets.Splits;

/// <summary>
/// The crystals of a data set in families that a split keeps in one part. Every index is in exactly one family by construction.
/// </summary>
public sealed class CrystalFamilies
{
    /// <summary>Makes families.</summary>
    /// <param name="by">What makes a family.</param>
    /// <param name="members">The indices of each family.</param>
    /// <exception cref="ArgumentException">An index is missing, stands twice or is negative.</exception>
    public CrystalFamilies(KeepTogether by, ImmutableArray<ImmutableArray<int>> members)
    {
        var indices = members.SelectMany(family => family).Order().ToArray();
        if (!indices.SequenceEqual(Enumerable.Range(0, indices.Length)))
            throw new ArgumentException("Every index from 0 on is in exactly one family.", nameof(members));
        (By, Members, Count) = (by, members, indices.Length);
    }

    /// <summary>What makes a family.</summary>
    public KeepTogether By { get; }

    /// <summary>The indices of each family.</summary>
    public ImmutableArray<ImmutableArray<int>> Members { get; }

    /// <summary>The number of crystals.</summary>
    public int Count { get; }

    /// <summary>Each crystal by itself.</summary>
    public static CrystalFamilies Alone(int count) =>
        new(KeepTogether.None, [.. Enumerable.Range(0, count).Select(index => ImmutableArray.Create(index))]);

    /// <summary>The families of a data set, by their first index.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="by">What makes a family.</param>
    /// <param name="symmetry">Finds space groups; asked for <see cref="KeepTogether.Prototype"/> only.</param>
    /// <exception cref="InvalidInputException">The symmetry of a crystal is asked for and not found.</exception>
    public static CrystalFamilies Of(DosDataset dataset, KeepTogether by, ISymmetryFinder symmetry)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(symmetry);
        Crystal[] crystals = [.. dataset.Entries.Select(entry => entry.Crystal)];
        if (by == KeepTogether.None)
            return Alone(crystals.Length);
        var sets = new DisjointSets(crystals.Length);
        Join(sets, DuplicateFinder.Groups(crystals));
        if (by != KeepTogether.Duplicates)
            Join(sets, SameKey(crystals, KeyOf(by, symmetry)));
        return new CrystalFamilies(
            by, [.. Enumerable.Range(0, crystals.Length).GroupBy(sets.Find).Select(family => family.ToImmutableArray())]);
    }

    /// <summary>The place in <see cref="Members"/> of the family of each index.</summary>
    internal int[] FamilyOfEach()
    {
        var families = new int[Count];
        foreach (var (family, members) in Members.Index())
        {
            foreach (var index in members)
                families[index] = family;
        }

        return families;
    }

    private static void Join(DisjointSets sets, IEnumerable<ImmutableArray<int>> groups)
    {
        foreach (var group in groups)
        {
            foreach (var index in group)
                sets.Join(group[0], index);
        }
    }

    private static IEnumerable<ImmutableArray<int>> SameKey(Crystal[] crystals, Func<Crystal, string> key) =>
        crystals.Index().GroupBy(crystal => key(crystal.Item), crystal => crystal.Index).Select(group => group.ToImmutableArray());

    private static Func<Crystal, string> KeyOf(KeepTogether by, ISymmetryFinder symmetry) => by switch
    {
        KeepTogether.Formula => crystal => crystal.ReducedFormula,
        KeepTogether.ChemicalSystem => ChemicalSystem,
        KeepTogether.Prototype => crystal => Prototype(symmetry.Find(crystal)),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "There is no such choice of what is kept together."),
    };

    private static string ChemicalSystem(Crystal crystal) =>
        string.Join('-', crystal.Species.Distinct().Select(element => element.Symbol).Order(StringComparer.Ordinal));

    private static string Prototype(CrystalSymmetry symmetry)
    {
        var counts = symmetry.Primitive.Species.CountBy(element => element).Select(count => count.Value).Order();
        return string.Create(CultureInfo.InvariantCulture, $"{symmetry.SpaceGroup}: {string.Join(' ', counts)}");
    }
}
