using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Spectra;
using Phodos.Tests.Crystals.Symmetry;
using Phodos.Tests.Datasets.Duplicates;

namespace Phodos.Tests.Datasets.Splits;

public sealed class FamilySplitTest
{
    private static readonly FrequencyGrid Grid = new(0, 20, 2);
    private static readonly string[] Cations = ["Li", "Na", "K", "Rb", "Cs", "Mg", "Ca"];

    // The family of each crystal, by number.
    private static readonly Gen<int[]> FamilyNumbers =
        from count in Gen.Int[1, 200]
        from families in Gen.Int[1, 60]
        from numbers in Gen.Int[0, families - 1].Array[count]
        select numbers;

    [Fact]
    public void No_family_straddles_parts_and_every_index_is_in_one() => Gen.Select(FamilyNumbers, Gen.Int).Sample((numbers, seed) =>
    {
        var families = Families(numbers);
        foreach (var split in new[] { SplitRules.Random(numbers.Length, seed, families: families), ByElements(numbers, seed, families) })
        {
            split.Train.Concat(split.Validation).Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, numbers.Length));
            Leakage.Of(split, families).ShouldBe(new Leakage(0, 0));
            split.KeepTogether.ShouldBe(KeepTogether.Formula);
        }
    }, iter: 300);

    [Fact]
    public void No_part_exceeds_its_fraction_or_lacks_a_family_that_trains() => Gen.Select(FamilyNumbers, Gen.Int).Sample((numbers, seed) =>
    {
        var families = Families(numbers);
        var split = SplitRules.Random(numbers.Length, seed, families: families);
        var target = (int)Math.Round(0.1 * numbers.Length);
        var training = split.Train.ToHashSet();
        var smallest = families.Members.Where(family => training.Contains(family[0])).Min(family => family.Length);
        split.Validation.Length.ShouldBeInRange(Math.Max(0, target - smallest + 1), target);
        split.Test.Length.ShouldBeInRange(Math.Max(0, target - smallest + 1), target);
    }, iter: 300);

    [Fact]
    public void Families_of_five_still_give_the_fractions_by_elements()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            int[] numbers = [.. Enumerable.Range(0, 1000).Select(index => index / 5)];
            var split = ByElements(numbers, seed, Families(numbers));
            split.Validation.Length.ShouldBeInRange(80, 120);
            split.Test.Length.ShouldBeInRange(80, 120);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_split() => Gen.Select(FamilyNumbers, Gen.Int).Sample((numbers, seed) =>
    {
        ByElements(numbers, seed, Families(numbers)).Test.ShouldBe(ByElements(numbers, seed, Families(numbers)).Test);
        SplitRules.Random(numbers.Length, seed, families: Families(numbers)).Test
            .ShouldBe(SplitRules.Random(numbers.Length, seed, families: Families(numbers)).Test);
    }, iter: 50);

    [Fact]
    public void A_huge_family_trains_and_the_others_fill_the_parts()
    {
        int[] numbers = [.. Enumerable.Repeat(0, 700), .. Enumerable.Range(1, 300)];
        for (var seed = 0; seed < 20; seed++)
        {
            var split = SplitRules.Random(1000, seed, families: Families(numbers));
            split.Train.ShouldContain(0);
            (split.Validation.Length, split.Test.Length).ShouldBe((100, 100));
            ByElements(numbers, seed, Families(numbers)).Train.ShouldContain(0);
        }

        SplitRules.Random(700, 1, families: Families(numbers[..700])).Train.Length.ShouldBe(700);
    }

    [Fact]
    public void Without_families_the_rules_split_as_before()
    {
        SplitRules.Random(20, 0, families: CrystalFamilies.Alone(20)).Test.ShouldBe([16, 19]);
        SplitRules.Random(20, 0).KeepTogether.ShouldBe(KeepTogether.None);
    }

    [Fact]
    public void Families_of_another_data_set_are_refused() =>
        Should.Throw<ArgumentException>(() => SplitRules.Random(20, 0, families: CrystalFamilies.Alone(19)));

    [Theory]
    [InlineData(KeepTogether.None, "0|1|2|3|4|5|6")]
    [InlineData(KeepTogether.Duplicates, "0|1,4|2|3|5|6")]
    [InlineData(KeepTogether.Formula, "0,1,4|2|3|5|6")]
    [InlineData(KeepTogether.ChemicalSystem, "0,1,4,6|2|3|5")]
    [InlineData(KeepTogether.Prototype, "0|1,4|2,3|5|6")]
    public void Families_are_what_was_asked_for(KeepTogether by, string expected)
    {
        Crystal[] crystals =
        [
            .. Polymorphs.All["TiO2: rutile, anatase, brookite"].Take(2),
            KnownCrystals.All["rocksalt NaCl"].Crystal,
            KnownCrystals.FaceCentred(4.21, ("Mg", 0, 0, 0), ("O", 0.5, 0.5, 0.5)),
            Polymorphs.All["TiO2: rutile, anatase, brookite"][1].Supercell(IntegerMatrix.Diagonal(2, 1, 1)),
            KnownCrystals.All["diamond"].Crystal,
            KnownCrystals.FaceCentred(4.18, ("Ti", 0, 0, 0), ("O", 0.5, 0.5, 0.5), ("O", 0.25, 0.25, 0.25), ("O", 0.75, 0.75, 0.75)),
        ];
        var families = CrystalFamilies.Of(Dataset(crystals), by, MoyoSymmetryFinder.Shared);
        string.Join('|', families.Members.Select(family => string.Join(',', family))).ShouldBe(expected);
        families.By.ShouldBe(by);
    }

    [Fact]
    public void What_was_asked_for_is_kept_in_the_split_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("split.json");
        SplitJson.Write(file, new DataSplit("random", 3, [0, 1], [2], [3], KeepTogether.ChemicalSystem));
        File.ReadAllText(file).ShouldContain("\"chemical-system\"");
        SplitJson.Read(file).WithoutRows([0]).KeepTogether.ShouldBe(KeepTogether.ChemicalSystem);

        File.WriteAllText(file, """{"rule": "random", "seed": 1, "train": [0], "validation": [], "test": []}""");
        SplitJson.Read(file).KeepTogether.ShouldBe(KeepTogether.None);
        File.WriteAllText(file, """{"rule": "random", "seed": 1, "train": [0], "validation": [], "test": [], "keepTogether": "friends"}""");
        Should.Throw<InvalidInputException>(() => SplitJson.Read(file)).File.ShouldBe(file);
    }

    [Fact]
    public void The_effects_of_a_split_are_counted()
    {
        var dataset = Dataset([Salt("Na", 5.6), Salt("Na", 5.6), Salt("K", 6.3), Salt("Rb", 6.6), Salt("Rb", 9), Salt("Cs", 7)]);
        var effects = SplitEffects.Of(
            dataset,
            new DataSplit("files", 0, [0, 2, 3], [], [1, 4, 5]),
            CrystalFamilies.Of(dataset, KeepTogether.Duplicates, MoyoSymmetryFinder.Shared),
            CrystalFamilies.Of(dataset, KeepTogether.Formula, MoyoSymmetryFinder.Shared));
        effects.MissingFromTraining.ShouldHaveSingleItem().Symbol.ShouldBe("Cs");
        effects.OnlyInTest.ShouldBe(effects.MissingFromTraining);
        effects.Duplicates.ShouldBe(new Leakage(1, 1));
        effects.Formulas.ShouldBe(new Leakage(2, 2));
        effects.Test.CrystalSystems[0].Crystals.ShouldBe(3);
        effects.Test.WithRareElements.ShouldBe(1);
        effects.Train.Elements.Count.ShouldBe(4);
    }

    private static CrystalFamilies Families(int[] numbers) => new(
        KeepTogether.Formula,
        [.. numbers.Index().GroupBy(pair => pair.Item, pair => pair.Index).Select(family => family.ToImmutableArray())]);

    private static DataSplit ByElements(int[] numbers, int seed, CrystalFamilies families) =>
        SplitRules.ByElements(Dataset([.. numbers.Select(number => Salt(Cations[number % Cations.Length], 6))]), seed, families: families);

    private static Crystal Salt(string cation, double a) =>
        KnownCrystals.Cell(a, a, a, 90, 90, 90, (cation, 0, 0, 0), ("Cl", 0.5, 0.5, 0.5));

    private static DosDataset Dataset(Crystal[] crystals) => new("made up", "", Grid, [.. crystals.Select((crystal, index) => new DosEntry(
        $"id-{index}", crystal, CrystalSystem.Cubic, new DensityOfStates(Grid, [0, 1], DosNormalization.MaxNormalized)))]);
}
