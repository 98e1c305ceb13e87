using Phodos.Datasets.Portrait;

namespace Phodos.Tests.Datasets.Portrait;

public sealed class RandomDrawTest
{
    [Theory]
    [InlineData(10, 1, 10, 1, 1)] // all are drawn
    [InlineData(10, 0, 5, 0, 0)]
    [InlineData(1500, 1, 147, 0, 1)] // a single one may well be in a tenth
    [InlineData(4, 2, 2, 0, 2)] // both, one or none of each: one in six is no rarity
    public void Small_draws_are_exact(int crystals, int ofKind, int drawn, int least, int most) =>
        RandomDraw.Range(crystals, ofKind, drawn).ShouldBe((least, most));

    [Theory]
    [InlineData(1500, 600, 150)]
    [InlineData(1500, 600, 1200)] // where binomials overflow
    [InlineData(100_000, 30_000, 10_000)]
    public void Large_draws_are_three_standard_deviations_wide(int crystals, int ofKind, int drawn)
    {
        var share = (double)ofKind / crystals;
        var deviation = Math.Sqrt(drawn * share * (1 - share) * (crystals - drawn) / (crystals - 1));
        var (least, most) = RandomDraw.Range(crystals, ofKind, drawn);
        ((double)least).ShouldBe(drawn * share - 3 * deviation, 0.05 * deviation + 1);
        ((double)most).ShouldBe(drawn * share + 3 * deviation, 0.05 * deviation + 1);
    }

    [Fact]
    public void What_is_not_drawn_mirrors_what_is()
    {
        var (least, most) = RandomDraw.Range(815, 207, 85);
        RandomDraw.Range(815, 207, 730).ShouldBe((207 - most, 207 - least));
    }
}
