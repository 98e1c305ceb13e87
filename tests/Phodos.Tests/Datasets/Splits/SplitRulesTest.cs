using CsCheck;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Splits;

public sealed class SplitRulesTest
{
    private static readonly FrequencyGrid Grid = new(0, 20, 2);

    // pcg32-demo of the PCG library: seed 42, stream 54.
    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        var random = new Pcg32(42, 54);
        Enumerable.Range(0, 6).Select(_ => random.Next())
            .ShouldBe([0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu]);
    }

    [Fact]
    public void Every_crystal_is_in_exactly_one_part() => Gen.Select(Gen.Int[1, 300], Gen.Int).Sample((count, seed) =>
    {
        var split = SplitRules.Random(count, seed);
        split.Train.Concat(split.Validation).Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, count));
    });

    [Fact]
    public void The_parts_have_the_fractions()
    {
        var split = SplitRules.Random(1000, 1, new SplitFractions(0.05, 0.2));
        split.Validation.Length.ShouldBe(50);
        split.Test.Length.ShouldBe(200);
        split.Train.Length.ShouldBe(750);
    }

    [Fact]
    public void The_same_seed_gives_the_same_split_for_ever()
    {
        SplitRules.Random(200, 5).Test.ShouldBe(SplitRules.Random(200, 5).Test);
        SplitRules.Random(200, 5).Test.ShouldNotBe(SplitRules.Random(200, 6).Test);
        SplitRules.Random(20, 0).Test.ShouldBe([16, 19]);
    }

    [Theory]
    [InlineData(-0.1, 0.1)]
    [InlineData(0.5, 0.5)]
    [InlineData(double.NaN, 0.1)]
    public void Fractions_that_leave_nothing_to_train_on_are_refused(double validation, double test) =>
        Should.Throw<InvalidInputException>(() => new SplitFractions(validation, test));

    [Fact]
    public void No_crystals_cannot_be_split()
    {
        Should.Throw<InvalidInputException>(() => SplitRules.Random(0, 1));
        Should.Throw<InvalidInputException>(() => SplitRules.ByElements(new DosDataset("none", "", Grid, []), 1));
    }

    [Fact]
    public void Each_element_is_in_the_parts_by_the_fractions()
    {
        // 300 with sodium, 100 with potassium, 10 with rubidium; all have chlorine, which is the most common and finds nothing left.
        var dataset = Dataset([.. Enumerable.Repeat("Na", 300), .. Enumerable.Repeat("K", 100), .. Enumerable.Repeat("Rb", 10)]);
        var split = SplitRules.ByElements(dataset, 11);
        split.Train.Concat(split.Validation).Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, 410));
        foreach (var (symbol, first, count) in new[] { ("Na", 0, 300), ("K", 300, 100), ("Rb", 400, 10) })
        {
            var inValidation = split.Validation.Count(index => index >= first && index < first + count);
            var inTest = split.Test.Count(index => index >= first && index < first + count);
            inValidation.ShouldBeInRange(count / 10 - 1, count / 10 + 1, symbol);
            inTest.ShouldBeInRange(count / 10 - 1, count / 10 + 1, symbol);
        }
    }

    [Fact]
    public void Many_small_groups_still_give_the_fractions_together()
    {
        // 90 elements with 5 crystals each: rounding to the nearest would leave both smaller parts empty.
        var symbols = Element.All.Take(90).Where(element => element.Symbol != "Cl").SelectMany(element => Enumerable.Repeat(element.Symbol, 5));
        var split = SplitRules.ByElements(Dataset([.. symbols]), 3);
        split.Validation.Length.ShouldBeInRange(25, 65);
        split.Test.Length.ShouldBeInRange(25, 65);
    }

    [Fact]
    public void The_only_crystal_with_an_element_trains()
    {
        for (var seed = 0; seed < 50; seed++)
            SplitRules.ByElements(Dataset(["Na", "Na", "Na", "Na", "Rb"]), seed).Train.ShouldContain(4);
    }

    private static DosDataset Dataset(string[] symbols) => new("made up", "", Grid, [.. symbols.Select((symbol, index) => new DosEntry(
        $"id-{index}",
        new Crystal(
            new Lattice(new Vector3D(4, 0, 0), new Vector3D(0, 4, 0), new Vector3D(0, 0, 4)),
            [Element.FromSymbol(symbol), Element.FromSymbol("Cl")],
            [default, new Vector3D(0.5, 0.5, 0.5)]),
        CrystalSystem.Cubic,
        new DensityOfStates(Grid, [0, 1], DosNormalization.MaxNormalized)))]);
}
