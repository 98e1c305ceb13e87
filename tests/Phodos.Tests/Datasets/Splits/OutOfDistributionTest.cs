using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Splits;

public sealed class OutOfDistributionTest
{
    private static readonly FrequencyGrid Grid = new(0, 20, 2);
    private static readonly ImmutableArray<Element> Palette = [.. new[] { "Li", "Na", "Fe", "Co", "O", "S" }.Select(Element.FromSymbol)];

    private static readonly Gen<DosDataset> Datasets =
        from entries in Gen.Select(Gen.Enum<CrystalSystem>(), Gen.Int[0, Palette.Length - 1].Array[1, 5]).Array[2, 120]
        select Dataset([.. entries.Select(entry => (entry.Item1, entry.Item2.Select(index => Palette[index]).ToArray()))]);

    private static readonly Gen<LeftOut> Choices = Gen.OneOf(
        Gen.Enum<CrystalSystem>().Array[1, 3].Select(systems => LeftOut.OfSystems(systems)),
        Gen.Int[0, Palette.Length - 1].Array[1, 3].Select(indices => LeftOut.OfElements(indices.Select(index => Palette[index]))),
        Gen.Int[1, 5].Array[1, 3].Select(counts => LeftOut.OfElementCounts(counts)));

    [Fact]
    public void Nothing_left_out_is_learnt_from_and_every_index_is_in_one_part() =>
        Gen.Select(Datasets, Choices, Gen.Int, Gen.Bool).Sample((dataset, leftOut, seed, byFormula) =>
        {
            var families = byFormula ? Families(dataset, entry => entry.Crystal.ReducedFormula) : null;
            if (!IsPossible(dataset, leftOut, families))
                return;
            var split = OutOfDistribution.Split(dataset, leftOut, seed, families: families);
            split.Train.Concat(split.Validation).Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, dataset.Entries.Length));
            split.Train.Concat(split.Validation).ShouldAllBe(index => !leftOut.Contains(dataset.Entries[index]));
            if (families is null)
                split.Test.ShouldAllBe(index => leftOut.Contains(dataset.Entries[index]));
            else
                Leakage.Of(split, families).ShouldBe(new Leakage(0, 0));
            OutOfDistribution.Split(dataset, leftOut, seed, families: families).Validation.ShouldBe(split.Validation);
        }, iter: 300);

    [Fact]
    public void A_tenth_of_what_remains_validates_and_the_seed_draws_it()
    {
        var dataset = Dataset([
            .. Enumerable.Repeat((CrystalSystem.Cubic, new[] { Palette[0] }), 200),
            .. Enumerable.Repeat((CrystalSystem.Triclinic, new[] { Palette[0] }), 30)]);
        var leftOut = LeftOut.OfSystems(CrystalSystem.Triclinic);
        var split = OutOfDistribution.Split(dataset, leftOut, seed: 3);
        (split.Train.Length, split.Validation.Length, split.Test.Length).ShouldBe((180, 20, 30));
        split.Validation.ShouldNotBe(OutOfDistribution.Split(dataset, leftOut, seed: 4).Validation);
        OutOfDistribution.Split(dataset, leftOut, 3, validation: 0.25).Validation.Length.ShouldBe(50);
    }

    [Fact]
    public void A_relative_of_what_is_left_out_is_tested_where_families_stay_together()
    {
        var dataset = Dataset([
            (CrystalSystem.Cubic, [Palette[0]]), (CrystalSystem.Triclinic, [Palette[0]]), (CrystalSystem.Cubic, [Palette[1]])]);
        var leftOut = LeftOut.OfSystems(CrystalSystem.Triclinic);
        OutOfDistribution.Split(dataset, leftOut, 0, 0).Test.ShouldBe([1]);
        OutOfDistribution.Split(dataset, leftOut, 0, 0, Families(dataset, entry => entry.Crystal.ReducedFormula)).Test.ShouldBe([0, 1]);
    }

    [Fact]
    public void The_split_file_says_what_was_left_out()
    {
        var dataset = Dataset([(CrystalSystem.Cubic, [Palette[0]]), (CrystalSystem.Cubic, [Palette[2], Palette[4]])]);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            SplitJson.Write(file, OutOfDistribution.Split(dataset, LeftOut.Parse("leave-elements-out", ["Co", "Fe", "Fe"]), 7));
            var split = SplitJson.Read(file);
            (split.Rule, split.Seed).ShouldBe(("leave-elements-out", 7));
            split.LeftOut.ShouldBe(["Fe", "Co"]);
            split.WithoutRows([]).LeftOut.ShouldBe(split.LeftOut);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("leave-systems-out", "sphere", "'sphere'")]
    [InlineData("leave-elements-out", "Xx", "'Xx'")]
    [InlineData("leave-element-counts-out", "four", "'four'")]
    [InlineData("leave-element-counts-out", "0", "0 elements")]
    [InlineData("leave-me-out", "Fe", "'leave-me-out'")]
    [InlineData("leave-elements-out", "", "nothing")]
    public void What_cannot_be_left_out_is_refused(string rule, string value, string word) =>
        Should.Throw<InvalidInputException>(() => LeftOut.Parse(rule, value.Length == 0 ? [] : [value])).Message.ShouldContain(word);

    [Fact]
    public void A_split_with_nothing_to_test_or_learn_is_refused()
    {
        var dataset = Dataset([(CrystalSystem.Cubic, [Palette[0]]), (CrystalSystem.Cubic, [Palette[1]])]);
        Should.Throw<InvalidInputException>(() => OutOfDistribution.Split(dataset, LeftOut.OfElements(Palette[2]), 0))
            .Message.ShouldContain("Fe");
        Should.Throw<InvalidInputException>(() => OutOfDistribution.Split(dataset, LeftOut.OfSystems(CrystalSystem.Cubic), 0))
            .Message.ShouldContain("cubic");
    }

    private static bool IsPossible(DosDataset dataset, LeftOut leftOut, CrystalFamilies? families)
    {
        families ??= CrystalFamilies.Alone(dataset.Entries.Length);
        var tested = families.Members.Count(family => family.Any(index => leftOut.Contains(dataset.Entries[index])));
        return tested > 0 && tested < families.Members.Length;
    }

    private static CrystalFamilies Families(DosDataset dataset, Func<DosEntry, string> key) => new(
        KeepTogether.Formula,
        [.. dataset.Entries.Index().GroupBy(pair => key(pair.Item), pair => pair.Index).Select(family => family.ToImmutableArray())]);

    private static DosDataset Dataset((CrystalSystem System, Element[] Species)[] entries) => new("made up", "", Grid, [
        .. entries.Select((entry, index) => new DosEntry(
            $"id-{index}",
            new Crystal(
                new Lattice(new Vector3D(20, 0, 0), new Vector3D(0, 4, 0), new Vector3D(0, 0, 4)),
                [.. entry.Species],
                [.. entry.Species.Select((_, atom) => new Vector3D(0.15 * atom, 0, 0))]),
            entry.System,
            new DensityOfStates(Grid, [0, 1], DosNormalization.MaxNormalized)))]);
}
