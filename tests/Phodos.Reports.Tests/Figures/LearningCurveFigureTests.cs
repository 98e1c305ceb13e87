using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class LearningCurveFigureTests
{
    private static readonly LearningCurve Scratch = new("from scratch", [new(100, 0.3, 0.02), new(300, 0.2, 0.01), new(1000, 0.15)]);
    private static readonly LearningCurve Tuned = new("fine-tuned", [new(100, 0.2), new(1000, 0.14)]);

    [Fact]
    public void Curves_axes_and_sizes_are_named()
    {
        var text = SvgText.Of(LearningCurveFigure.Create([Scratch, Tuned], "Test RMSE", "e3nn on data"));
        foreach (var word in new[] { "from scratch", "fine-tuned", "Training crystals", "Test RMSE", "e3nn on data", "100", "300", "1000", "standard deviation" })
            text.ShouldContain(word);
        SvgText.Of(LearningCurveFigure.Create([Tuned], "Test RMSE", "a")).ShouldNotContain("standard deviation");
    }

    [Fact]
    public void Sizes_too_near_to_each_other_share_no_place()
    {
        var near = new LearningCurve("a", [new(100, 0.3), new(1000, 0.2), new(1050, 0.19)]);
        var labels = SvgText.Of(LearningCurveFigure.Create([near], "RMSE", "a")).Split('\n');
        labels.ShouldContain("1000");
        labels.ShouldNotContain("1050");
    }

    [Theory]
    [InlineData(0.2, 0.0)]
    [InlineData(0.2, 0.3)]
    public void A_single_point_and_a_deviation_beyond_its_error_can_be_drawn(double error, double deviation) =>
        LearningCurveFigure.Create([new LearningCurve("one", [new(50, error, deviation)])], "RMSE", "a").ToPng().Length.ShouldBePositive();

    [Fact]
    public void What_cannot_be_drawn_is_refused_in_one_line()
    {
        Message([]).ShouldBe("there is no learning curve to draw");
        Message([new LearningCurve("a", [])]).ShouldBe("the learning curve a has no point");
        Message([new LearningCurve("a", [new(10, 0)])]).ShouldBe("the learning curve a has an error at 10 crystals that is not above 0 or not finite");
        Message([new LearningCurve("a", [new(10, double.NaN)])]).ShouldContain("not finite");

        static string Message(IReadOnlyList<LearningCurve> curves) =>
            Should.Throw<InvalidInputException>(() => LearningCurveFigure.Create(curves, "RMSE", "a")).Message;
    }
}
