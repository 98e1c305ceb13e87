using System.Collections.Concurrent;
using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Portrait;
using Phodos.Datasets.Splits;
using Phodos.Spectra;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Datasets.Portrait;

public sealed class DatasetPortraitTest
{
    private static readonly ImmutableArray<Crystal> Crystals = [.. KnownCrystals.All.Values.Select(known => known.Crystal)];
    private static readonly DataSplit Split = new("random", 0, [.. Enumerable.Range(0, 10)], [10, 11, 12], [13, 14]);

    [Fact]
    public void Parts_and_what_is_in_none_add_up_to_the_whole()
    {
        var portrait = Portray(Dataset(Crystals), Split);
        var rest = Portray(Dataset(Crystals), new DataSplit("random", 0, [.. Enumerable.Range(15, Crystals.Length - 15)], [], [])).Parts[0];
        PartPortrait[] parts = [.. portrait.Parts, rest];
        parts.Sum(part => part.Crystals).ShouldBe(portrait.All.Crystals);
        foreach (var system in Enum.GetValues<CrystalSystem>())
            parts.Sum(part => part.Of(system)).ShouldBe(portrait.All.Of(system));
        foreach (var element in portrait.All.Elements)
            parts.Sum(part => part.With(element)).ShouldBe(portrait.All.With(element));
        CountDistribution.Sum(parts.Select(part => part.Atoms)).Occurrences.ShouldBe(portrait.All.Atoms.Occurrences);
        for (var cutoff = 0; cutoff < portrait.Cutoffs.Length; cutoff++)
        {
            CountDistribution.Sum(parts.Select(part => part.Neighbors[cutoff])).Occurrences
                .ShouldBe(portrait.All.Neighbors[cutoff].Occurrences);
        }

        parts.Sum(part => part.ConventionalCells.Length).ShouldBe(portrait.All.ConventionalCells.Length);
        portrait.All.Neighbors[0].Total.ShouldBe(Crystals.Sum(crystal => crystal.AtomCount));
    }

    [Fact]
    public void Symmetry_is_searched_once_a_crystal()
    {
        var finder = new CountingFinder();
        Portray(Dataset(Crystals), Split, finder);
        finder.Asked.Count.ShouldBe(Crystals.Length);
        finder.Asked.ShouldBeUnique();
    }

    [Fact]
    public void Crystals_without_symmetry_have_no_conventional_cell_and_all_else()
    {
        var portrait = Portray(Dataset(Crystals), Split, new CountingFinder { Fails = true });
        portrait.All.ConventionalCells.ShouldBeEmpty();
        portrait.All.Crystals.ShouldBe(Crystals.Length);
    }

    [Fact]
    public void The_largest_deviation_is_of_the_element_that_a_part_has_too_few_or_too_many_of()
    {
        var salt = KnownCrystals.All["rocksalt NaCl"].Crystal;
        var metal = KnownCrystals.All["fcc copper"].Crystal;
        var dataset = Dataset([.. Enumerable.Repeat(salt, 90), .. Enumerable.Repeat(metal, 10)]);
        var split = new DataSplit("random", 0, [.. Enumerable.Range(0, 80)], [], [.. Enumerable.Range(80, 20)]);
        var portrait = Portray(dataset, split);
        var largest = portrait.LargestDeviation;
        (largest.Part, largest.InAll).ShouldBe(("test", largest.Element.Symbol == "Cu" ? 0.1 : 0.9));
        Math.Abs(largest.Deviation).ShouldBe(0.4, 1e-12);
        largest.IsBeyondChance.ShouldBeTrue();
        portrait.ElementShares.ShouldNotContain(share => share.Part == "validation");

        var tenths = Enumerable.Range(0, 100).ToLookup(index => index % 10 == 0);
        var balanced = Portray(dataset, new DataSplit("random", 0, [.. tenths[false]], [], [.. tenths[true]]));
        balanced.LargestDeviation.Deviation.ShouldBe(0, 1e-12);
        balanced.ElementShares.ShouldNotContain(share => share.IsBeyondChance);
    }

    [Fact]
    public void The_volume_and_the_shape_are_those_of_the_conventional_cell()
    {
        var portrait = Portray(Dataset([KnownCrystals.All["wurtzite ZnO"].Crystal]), new DataSplit("random", 0, [0], [], []));
        var cell = portrait.All.ConventionalCells.ShouldHaveSingleItem();
        double[] values = [.. LatticeQuantity.All.Select(quantity => quantity.Value(cell))];
        values.ShouldBe([3.25, 3.25, 5.207, 90, 90, 120, 3.25 * 3.25 * Math.Sqrt(0.75) * 5.207 / 4], 1e-9);
    }

    [Fact]
    public void A_split_of_other_data_is_refused() => Should.Throw<InvalidInputException>(
        () => Portray(Dataset(Crystals), new DataSplit("files", 0, [0, 99], [], [])))
        .Message.ShouldContain("index 99");

    private static DatasetPortrait Portray(DosDataset dataset, DataSplit split, CountingFinder? finder = null) => DatasetPortrait.Of(
        dataset, split, [2, 4], finder ?? new CountingFinder(), cancellation: TestContext.Current.CancellationToken);

    private static DosDataset Dataset(ImmutableArray<Crystal> crystals)
    {
        var dos = new DensityOfStates(
            FrequencyGrid.Paper, [.. Enumerable.Repeat(1.0, FrequencyGrid.Paper.Count)], DosNormalization.MaxNormalized);
        return new DosDataset("test", "none", FrequencyGrid.Paper,
            [.. crystals.Select((crystal, index) => new DosEntry($"entry-{index}", crystal, (CrystalSystem)(index % 7), dos))]);
    }

    /// <summary>Gives back the crystal as its own conventional cell.</summary>
    private sealed class CountingFinder : ISymmetryFinder
    {
        internal ConcurrentBag<Crystal> Asked { get; } = [];

        internal bool Fails { get; init; }

        public CrystalSymmetry Find(Crystal crystal, double tolerance = 1e-3)
        {
            Asked.Add(crystal);
            return Fails
                ? throw new InvalidInputException("no symmetry")
                : new CrystalSymmetry(1, 1, "P1", CrystalSystem.Triclinic, crystal, crystal);
        }
    }
}
