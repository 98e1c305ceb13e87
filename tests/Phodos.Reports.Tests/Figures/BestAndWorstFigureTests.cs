using System.Text.RegularExpressions;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Reports.Tests.Figures;

public sealed partial class BestAndWorstFigureTests
{
    [Fact]
    public void The_best_and_the_worst_stand_in_order()
    {
        var text = SvgText.Of(SampleFigures.Extremes());
        Ids().Matches(text).Select(match => match.Value)
            .ShouldBe(["id-0000", "id-0001", "id-0002", "id-0039", "id-0038", "id-0037"]);
        text.ShouldContain("the 3 best: MSE 0.001 to 0.003");
        text.ShouldContain("the 3 worst: MSE 0.038 to 0.04");
        text.ShouldContain("of 40 crystals");
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    [InlineData(100, 10)]
    public void No_crystal_is_among_both(int crystals, int each)
    {
        var ids = Ids().Matches(SvgText.Of(BestAndWorstFigure.Create(SampleFigures.Crystals(crystals), FrequencyGrid.Paper)));
        ids.Count.ShouldBe(2 * each);
        ids.Select(match => match.Value).ShouldBeUnique();
    }

    [Fact]
    public void One_crystal_and_a_spectrum_off_the_grid_are_refused()
    {
        Should.Throw<InvalidInputException>(() => BestAndWorstFigure.Create(SampleFigures.Crystals(1), FrequencyGrid.Paper))
            .Message.ShouldContain("1 given");
        EvaluatedCrystal[] crystals = [.. SampleFigures.Crystals(3), SampleFigures.Crystal(99, 1) with { Predicted = [1, 2] }];
        Should.Throw<InvalidInputException>(() => BestAndWorstFigure.Create(crystals, FrequencyGrid.Paper)).Message.ShouldContain("id-0099");
    }

    [GeneratedRegex(@"id-\d{4}")]
    private static partial Regex Ids();
}
