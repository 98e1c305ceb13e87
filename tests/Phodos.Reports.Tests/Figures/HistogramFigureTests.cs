using System.Collections.Immutable;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public sealed class HistogramFigureTests
{
    [Theory]
    [InlineData(0, 8, true, 1)]
    [InlineData(5, 5, true, 1)]
    [InlineData(0, 200, true, 5)]
    [InlineData(2.5, 31, false, 1)]
    [InlineData(90, 90, false, 5)]
    public void Bins_have_round_widths_and_hold_everything(double lowest, double highest, bool wholeNumbers, double width)
    {
        var bins = HistogramBins.For(lowest, highest, wholeNumbers);
        bins.Width.ShouldBe(width, 1e-12);
        bins.Start.ShouldBeLessThanOrEqualTo(lowest);
        bins.Border(bins.Count).ShouldBeGreaterThan(highest);
        bins.Border(bins.Count - 1).ShouldBeLessThanOrEqualTo(highest);
        bins.Count.ShouldBeLessThan(45);
    }

    [Fact]
    public void Shares_are_of_the_part_and_a_common_value_stands_in_the_middle_of_its_bin()
    {
        var bins = HistogramBins.For(90, 120, wholeNumbers: false, leastWidth: 2);
        var shares = bins.Shares([(90, 2), (89.99999, 1), (90.00001, 3), (120, 4)]);
        shares[0].ShouldBe(60, 1e-9);
        shares[^1].ShouldBe(40, 1e-9);
        shares.Sum().ShouldBe(100, 1e-9);
    }

    [Fact]
    public void Panels_and_parts_are_named_and_an_empty_part_is_not()
    {
        var text = SvgText.Of(SampleFigures.Histograms());
        foreach (var word in new[] { "Neighbours", "Angle (°)", "Share (%)", "train", "test", "Sample" })
            text.ShouldContain(word);
        text.ShouldNotContain("validation");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_in_one_line()
    {
        Message([]).ShouldBe("there is no histogram to draw");
        Message([Panel()]).ShouldBe("there are no values to draw for 'x'");
        Message([Panel(1, double.NaN)]).ShouldBe("a value of 'x' is not a finite number");

        static HistogramPanel Panel(params double[] values) => new("x", [HistogramSeries.Of("train", values)]);
        static string Message(ImmutableArray<HistogramPanel> panels) =>
            Should.Throw<InvalidInputException>(() => HistogramFigure.Create(panels, "y", "t")).Message;
    }
}
