using CsCheck;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class ErrorQuartilesTests
{
    [Fact]
    public void Quartiles_hold_every_crystal_once_in_order_of_error() => Gen.Double[0, 1].Array[4, 90].Sample(errors =>
    {
        var crystals = errors.Select((mse, number) => SampleFigures.Crystal(number, mse)).ToList();
        var quartiles = new ErrorQuartiles(crystals);
        var all = Enumerable.Range(0, 4).SelectMany(quartile => quartiles[quartile]).ToList();
        all.Select(crystal => crystal.Mse).ShouldBe(errors.Order());
        all.Select(crystal => crystal.Id).ShouldBeUnique();
        var sizes = Enumerable.Range(0, 4).Select(quartile => quartiles[quartile].Length).ToList();
        (sizes.Max() - sizes.Min()).ShouldBeInRange(0, 1);
        sizes.Max().ShouldBe(sizes[3]);
    });

    [Fact]
    public void The_order_given_does_not_matter_even_with_equal_errors()
    {
        var crystals = Enumerable.Range(0, 21).Select(number => SampleFigures.Crystal(number, number % 3)).ToList();
        var (forward, backward) = (new ErrorQuartiles(crystals), new ErrorQuartiles([.. crystals.AsEnumerable().Reverse()]));
        for (var quartile = 0; quartile < 4; quartile++)
            forward[quartile].ShouldBe(backward[quartile]);
    }

    [Fact]
    public void Samples_stand_at_evenly_spaced_ranks()
    {
        var quartiles = new ErrorQuartiles(SampleFigures.Crystals(100));
        quartiles.Samples(0, 5).Select(crystal => crystal.Id).ShouldBe(["id-0002", "id-0007", "id-0012", "id-0017", "id-0022"]);
        quartiles.Samples(3, 1).Single().Id.ShouldBe("id-0087");
    }

    [Fact]
    public void A_small_quartile_shows_each_crystal_once()
    {
        var quartiles = new ErrorQuartiles(SampleFigures.Crystals(11));
        quartiles.Samples(0, 5).ShouldBe(quartiles[0]);
        quartiles.Samples(3, 5).ShouldBe(quartiles[3]);
    }
}
