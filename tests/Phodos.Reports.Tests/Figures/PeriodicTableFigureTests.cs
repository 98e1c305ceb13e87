using Phodos.Crystals;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public sealed class PeriodicTableFigureTests
{
    [Fact]
    public void Every_element_has_a_cell_and_those_with_a_number_their_count()
    {
        var lines = SvgText.Of(SampleFigures.Elements()).Split('\n');
        foreach (var element in Element.All)
            lines.Count(line => line == element.Symbol).ShouldBe(1, element.Symbol);
        lines.ShouldContain("171");
        lines.ShouldContain("42");
        lines.ShouldContain("Mean RMSE");
    }

    [Fact]
    public void The_bar_says_the_range_of_the_numbers()
    {
        var lines = SvgText.Of(SampleFigures.Elements()).Split('\n');
        lines.ShouldContain("0.1");
        lines.ShouldContain("0.15");
        lines.ShouldContain("0.3");
    }

    [Fact]
    public void A_logarithmic_bar_has_its_ticks_at_equal_ratios_and_takes_nothing_below_zero()
    {
        ElementValue[] values = [new(Element.FromSymbol("O"), 100, 549), new(Element.FromSymbol("Cr"), 0.01, 1)];
        var lines = SvgText.Of(PeriodicTableFigure.Create(values, "t", "l", logScale: true)).Split('\n');
        foreach (var tick in new[] { "0.01", "0.1", "1", "10", "100" })
            lines.ShouldContain(tick);
        Should.Throw<InvalidInputException>(() => PeriodicTableFigure.Create([values[0] with { Value = 0 }], "t", "l", logScale: true))
            .Message.ShouldContain("O is not above 0");
    }

    [Fact]
    public void Equal_numbers_and_a_single_one_can_be_drawn()
    {
        ElementValue[] values = [new(Element.FromSymbol("Na"), 0.2, 3), new(Element.FromSymbol("Cl"), 0.2, 3)];
        PeriodicTableFigure.Create(values, "t", "l").ToPng().Length.ShouldBePositive();
        PeriodicTableFigure.Create(values[..1], "t", "l").ToPng().Length.ShouldBePositive();
    }

    [Fact]
    public void Numbers_that_cannot_be_shown_are_refused()
    {
        var sodium = Element.FromSymbol("Na");
        Refuse("no element");
        Refuse("Na", new ElementValue(sodium, double.NaN, 1));
        Refuse("Na has 2", new ElementValue(sodium, 1, 1), new ElementValue(sodium, 2, 1));

        static void Refuse(string word, params ElementValue[] values) =>
            Should.Throw<InvalidInputException>(() => PeriodicTableFigure.Create(values, "t", "l")).Message.ShouldContain(word);
    }
}
