using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class FactorEffectsFigureTests
{
    private static readonly FactorEffect Cutoff = new("cutoff", [new FactorLevel("2", [0.3, 0.2]), new FactorLevel("4", [0.1, 0.15])]);

    [Fact]
    public void Factors_values_and_score_are_named()
    {
        var text = SvgText.Of(FactorEffectsFigure.Create([Cutoff, Cutoff with { Name = "layers" }], "Validation RMSE", "The study"));
        foreach (var word in new[] { "cutoff", "layers", "Validation RMSE", "The study", "mean ± standard deviation" })
            text.ShouldContain(word);
    }

    [Fact]
    public void Every_setting_and_every_mean_is_marked() =>
        FactorEffectsFigure.Create([Cutoff], "RMSE", "a").ToSvg().Split("<ellipse").Length.ShouldBe(1 + 4 + 2);

    [Fact]
    public void Panels_stand_three_a_row()
    {
        var four = FactorEffectsFigure.Create([Cutoff, Cutoff, Cutoff, Cutoff], "RMSE", "a");
        var three = FactorEffectsFigure.Create([Cutoff, Cutoff, Cutoff], "RMSE", "a");
        four.Width.ShouldBe(three.Width);
        four.Height.ShouldBeGreaterThan(three.Height);
    }

    [Fact]
    public void Equal_scores_can_be_drawn() =>
        FactorEffectsFigure.Create([new FactorEffect("one", [new FactorLevel("1", [0.25])])], "RMSE", "a").ToPng().Length.ShouldBePositive();

    [Fact]
    public void What_cannot_be_drawn_is_refused_in_one_line()
    {
        Message([]).ShouldBe("there is no factor to draw");
        Message([new FactorEffect("a", [new FactorLevel("1", [])])]).ShouldBe("the factor a has a value without a score");
        Message([new FactorEffect("a", [new FactorLevel("1", [double.NaN])])]).ShouldBe("a score of the factor a is not a finite number");

        static string Message(IReadOnlyList<FactorEffect> factors) =>
            Should.Throw<InvalidInputException>(() => FactorEffectsFigure.Create(factors, "RMSE", "a")).Message;
    }
}
