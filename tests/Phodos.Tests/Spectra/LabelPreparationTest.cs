using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class LabelPreparationTest
{
    private static readonly FrequencyGrid Fine = new(0, 1, 1001);

    [Fact]
    public void A_label_is_on_the_grid_of_the_paper_between_zero_and_one()
    {
        var label = new LabelPreparation().Apply(Dos(frequency => Math.Abs(frequency - 300) < 10 ? 1 : 0));
        label.Grid.ShouldBe(FrequencyGrid.Paper);
        label.Normalization.ShouldBe(DosNormalization.MaxNormalized);
        label.Maximum.ShouldBe(1);
        label.Values.Min().ShouldBe(0);
        label.Values[15].ShouldBe(1);
    }

    [Fact]
    public void A_cubic_DOS_is_only_sampled_and_scaled()
    {
        var label = new LabelPreparation().Apply(Dos(frequency => frequency * frequency));
        for (var point = 0; point < 51; point++)
            label.Values[point].ShouldBe(Math.Pow(point / 50.0, 2), 1e-12);
    }

    [Fact]
    public void Parts_are_divided_by_the_maximum_of_the_total()
    {
        var total = Dos(frequency => 10 + frequency);
        var quarter = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty.Add("Si", [.. total.Values.Select(value => value / 4)]);
        var label = new LabelPreparation().Apply(new DensityOfStates(Fine, total.Values, DosNormalization.PerCell, quarter));
        for (var point = 0; point < 51; point++)
            label.Projections["Si"][point].ShouldBe(label.Values[point] / 4, 1e-12);
    }

    [Fact]
    public void A_fine_grid_that_ends_early_is_refused()
    {
        var cut = new DensityOfStates(new FrequencyGrid(0, 1, 600), [.. Enumerable.Repeat(1.0, 600)], DosNormalization.PerCell);
        Should.Throw<InvalidInputException>(() => new LabelPreparation().Apply(cut)).Message.ShouldContain("600");
    }

    private static DensityOfStates Dos(Func<double, double> density) =>
        new(Fine, [.. Fine.Frequencies.Select(density)], DosNormalization.PerCell);
}
