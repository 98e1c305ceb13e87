using Phodos.Learning.Experiments.Comparison;

namespace Phodos.Learning.Tests.Experiments.Comparison;

public class SeedStatisticTests
{
    [Fact]
    public void The_deviation_is_that_of_a_sample()
    {
        var statistic = SeedStatistic.Of([1, 2, 3, 4]);
        statistic.Mean.ShouldBe(2.5);
        statistic.Deviation!.Value.ShouldBe(Math.Sqrt(5.0 / 3), 1e-12);
    }

    [Fact]
    public void Runs_without_the_figure_are_left_out()
    {
        SeedStatistic.Of([null, 2]).ShouldBe(new SeedStatistic(2, null));
        SeedStatistic.Of([null]).ShouldBe(default);
    }

    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 9.0, 1, 2 }, 2)]
    [InlineData(new[] { 9.0, 1, 2, 3 }, 2.5)]
    public void The_median_is_the_middle(double[] values, double median) => SeedStatistic.Median(values).ShouldBe(median);
}
