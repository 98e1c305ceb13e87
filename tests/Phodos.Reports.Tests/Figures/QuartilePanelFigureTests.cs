using System.Text.RegularExpressions;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Reports.Tests.Figures;

public partial class QuartilePanelFigureTests
{
    [Fact]
    public void Each_quartile_shows_its_samples_and_its_highest_error()
    {
        var text = SvgText.Of(SampleFigures.Panel());
        Ids().Count(text).ShouldBe(20);
        text.ShouldContain("Test set");
        text.ShouldContain("40 crystals · mean MSE 0.0205");
        text.ShouldContain("MSE ≤ 0.01\n");
        text.ShouldContain("MSE ≤ 0.04\n");
        text.ShouldContain("Density");
        text.ShouldContain("Frequency (cm⁻¹)");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void Few_crystals_make_a_narrow_panel_without_gaps(int count)
    {
        var figure = QuartilePanelFigure.Create(SampleFigures.Crystals(count), FrequencyGrid.Paper);
        Ids().Count(SvgText.Of(figure)).ShouldBe(count);
        figure.Width.ShouldBeLessThan(SampleFigures.Panel().Width);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Too_few_crystals_are_refused_with_their_number(int count)
    {
        var crystals = SampleFigures.Crystals(count);
        Should.Throw<InvalidInputException>(() => QuartilePanelFigure.Create(crystals, FrequencyGrid.Paper)).Message.ShouldBe($"quartiles need at least 4 crystals; {count} given");
    }

    [Fact]
    public void A_perfect_model_and_equal_errors_can_be_drawn()
    {
        foreach (var mse in new[] { 0, 0.02 })
        {
            var crystals = Enumerable.Range(0, 8).Select(number => SampleFigures.Crystal(number, mse)).ToList();
            QuartilePanelFigure.Create(crystals, FrequencyGrid.Paper).ToPng().Length.ShouldBePositive();
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void An_error_that_is_no_error_is_refused_with_its_crystal(double mse)
    {
        var crystals = SampleFigures.Crystals(8).Append(SampleFigures.Crystal(99, mse)).ToList();
        Should.Throw<InvalidInputException>(() => QuartilePanelFigure.Create(crystals, FrequencyGrid.Paper))
            .Message.ShouldContain("id-0099");
    }

    [Fact]
    public void A_spectrum_off_the_grid_is_refused_with_its_crystal()
    {
        var crystals = SampleFigures.Crystals(8).Append(SampleFigures.Crystal(99, 1) with { Predicted = [1, 2] }).ToList();
        Should.Throw<InvalidInputException>(() => QuartilePanelFigure.Create(crystals, FrequencyGrid.Paper))
            .Message.ShouldBe("id-0099 has 51 reference and 2 predicted values; the grid has 51 points");
    }

    [GeneratedRegex(@"id-\d{4}")]
    private static partial Regex Ids();
}
