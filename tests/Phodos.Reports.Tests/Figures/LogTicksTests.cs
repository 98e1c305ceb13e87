using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class LogTicksTests
{
    [Theory]
    [InlineData(-5, -1, "10⁻⁵ 0.0001 0.001 0.01 0.1")]
    [InlineData(-2, 0, "0.01 0.1 1")]
    [InlineData(-1, 0, "0.1 0.3 1")]
    [InlineData(-0.75, -0.49, "0.18 0.2 0.22 0.24 0.26 0.28 0.3 0.32")]
    public void Labels_are_the_values_themselves(double lowest, double highest, string expected)
    {
        var ticks = LogTicks.Between(lowest, highest);
        string.Join(' ', ticks.Where(tick => tick.IsMajor).Select(tick => tick.Label)).ShouldBe(expected);
        ticks.ShouldAllBe(tick => tick.Position >= lowest - 1e-9 && tick.Position <= highest + 1e-9);
    }

    [Fact]
    public void A_turned_axis_has_its_ticks_at_the_negative_logarithm() =>
        LogTicks.Between(-2, 0, sign: -1).Where(tick => tick.IsMajor).Select(tick => tick.Position).ShouldBe([2, 1, 0]);
}
