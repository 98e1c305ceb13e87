using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

/// <summary>Figures of what is in the parts of a split.</summary>
public sealed class PartFigureTests
{
    [Fact]
    public void Kinds_have_a_bar_with_their_count_in_each_part()
    {
        var lines = SvgText.Of(SampleFigures.Kinds()).Split('\n');
        foreach (var word in new[] { "cubic", "trigonal", "train", "test", "31", "17", "4", "2" })
            lines.ShouldContain(word);
        lines.ShouldNotContain("validation");
    }

    [Fact]
    public void Nothing_to_count_is_refused() => Should.Throw<InvalidInputException>(
        () => KindsFigure.Create(["cubic"], [new PartCounts("train", [0])], "t")).Message.ShouldBe("there is no crystal to draw");

    [Fact]
    public void An_element_that_a_part_has_too_many_of_is_named_with_the_largest_deviation()
    {
        var lines = SvgText.Of(SampleFigures.Balance()).Split('\n');
        lines.ShouldContain("I");
        lines.ShouldContain(line => line.StartsWith("largest deviation: ", StringComparison.Ordinal)
            && line.Contains("in test, ", StringComparison.Ordinal) && line.Contains(" % against ", StringComparison.Ordinal));
        lines.ShouldContain("Of the 12 test crystals (%)");
        lines.ShouldContain("Of the 8 validation crystals (%)");
    }

    [Fact]
    public void An_empty_part_has_no_panel()
    {
        var figure = ElementBalanceFigure.Create(SamplePortrait.Create(hasValidation: false), "t");
        figure.Width.ShouldBeLessThan(SampleFigures.Balance().Width);
        SvgText.Of(figure).ShouldNotContain("validation");
    }
}
