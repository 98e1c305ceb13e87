using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class LossCurvesFigureTests
{
    [Fact]
    public void Runs_quantities_and_best_epochs_are_named()
    {
        var text = SvgText.Of(SampleFigures.Loss());
        text.ShouldContain("first (best epoch 2)");
        text.ShouldContain("second\n");
        text.ShouldContain("Validation RMSE");
        text.ShouldContain("Epoch");
    }

    [Fact]
    public void Only_the_best_epoch_is_marked()
    {
        var marked = LossCurvesFigure.Create([SampleFigures.Run("run", 2, 0.5, 0.2, 0.3)]).ToSvg();
        var plain = LossCurvesFigure.Create([SampleFigures.Run("run", null, 0.5, 0.2, 0.3)]).ToSvg();
        Circles(marked).ShouldBe(1);
        Circles(plain).ShouldBe(0);

        static int Circles(string svg) => svg.Split("<ellipse").Length - 1;
    }

    [Fact]
    public void Each_quantity_has_axes_of_its_own_two_a_row()
    {
        var curves = new[] { "Training loss", "Validation RMSE", "Validation MAE" }.Select(name => new LossCurve(name, [1, 2], [0.2, 0.1]));
        var figure = LossCurvesFigure.Create([new TrainingRunCurves("run", [.. curves])]);
        var text = SvgText.Of(figure);
        text.ShouldContain("Training loss");
        text.ShouldContain("Validation MAE");
        text.Split("Epoch").Length.ShouldBe(4);
        figure.Height.ShouldBeGreaterThan(SampleFigures.Loss().Height);
    }

    [Fact]
    public void A_long_legend_takes_more_rows()
    {
        var runs = Enumerable.Range(0, 12).Select(_ => SampleFigures.Run("a run with a long name", 1, 0.3, 0.2)).ToList();
        var figure = LossCurvesFigure.Create(runs);
        figure.Height.ShouldBeGreaterThan(LossCurvesFigure.Create([runs[0]]).Height);
        SvgText.Of(figure).Split("a run with a long name (best epoch 1)").Length.ShouldBe(13);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_epoch_and_a_flat_curve_can_be_drawn(bool logScale)
    {
        LossCurvesFigure.Create([SampleFigures.Run("one", 1, 0.3)], logScale).ToPng().Length.ShouldBePositive();
        LossCurvesFigure.Create([SampleFigures.Run("nearly flat", 1, 1, Math.BitDecrement(1))], logScale).ToPng().Length.ShouldBePositive();
        LossCurvesFigure.Create([SampleFigures.Run("flat", 1, 0.3, 0.3)], logScale).ToPng().Length.ShouldBePositive();
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_in_one_line()
    {
        Message([]).ShouldBe("there is no training run to draw");
        Message([new TrainingRunCurves("a", [])]).ShouldBe("the run a has no curve to draw");
        Message([SampleFigures.Run("a")]).ShouldBe("Validation RMSE of a has 0 epochs and 0 values; give one an epoch");
        Message([SampleFigures.Run("a", 1, 0.1, double.NaN)]).ShouldBe("Validation RMSE of a is not a finite number at epoch 2");
        Message([SampleFigures.Run("a", 1, 0)], logScale: true)
            .ShouldBe("Validation RMSE of a is not above 0 at epoch 1; draw it without the logarithmic scale");

        static string Message(IReadOnlyList<TrainingRunCurves> runs, bool logScale = false) =>
            Should.Throw<InvalidInputException>(() => LossCurvesFigure.Create(runs, logScale)).Message;
    }
}
