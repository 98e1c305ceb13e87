using Phodos.Datasets.Portrait;

namespace Phodos.Tests.Datasets.Portrait;

public sealed class CountDistributionTest
{
    [Theory]
    [InlineData(new[] { 3 }, 3, 3, 3, 3)]
    [InlineData(new[] { 9, 1, 2, 2 }, 1, 2, 3.5, 9)]
    [InlineData(new[] { 4, 1, 3, 8 }, 1, 3.5, 4, 8)]
    public void Least_median_mean_and_most(int[] values, int least, double median, double mean, int most)
    {
        var distribution = CountDistribution.Of(values);
        distribution.Total.ShouldBe(values.Length);
        distribution.Minimum.ShouldBe(least);
        distribution.Median.ShouldBe(median);
        distribution.Mean.ShouldBe(mean);
        distribution.Maximum.ShouldBe(most);
    }

    [Fact]
    public void A_sum_is_the_distribution_of_all_values()
    {
        var sum = CountDistribution.Sum([CountDistribution.Of([5, 1, 5]), CountDistribution.Of([]), CountDistribution.Of([1, 7])]);
        sum.Occurrences.ShouldBe([(1, 2), (5, 2), (7, 1)]);
        sum.Total.ShouldBe(5);
    }

    [Fact]
    public void Nothing_has_no_numbers()
    {
        var none = CountDistribution.Of([]);
        none.Total.ShouldBe(0);
        (none.Minimum, none.Median, none.Mean, none.Maximum).ShouldBe((null, null, null, null));
        NumberSummary.Of([]).ShouldBeNull();
    }

    [Fact]
    public void Numbers_in_short() => NumberSummary.Of([4.0, 1.0, 2.0, 9.0]).ShouldBe(new NumberSummary(1, 3, 4, 9));
}
