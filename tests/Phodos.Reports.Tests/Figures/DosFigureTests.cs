using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Reports.Tests.Figures;

public class DosFigureTests
{
    [Fact]
    public void Labels_name_quantity_unit_crystal_and_metrics()
    {
        var text = SvgText.Of(SampleFigures.Dos());
        text.ShouldContain("Fe₂O₃");
        text.ShouldContain("mp-1");
        text.ShouldContain("Frequency (cm⁻¹)");
        text.ShouldContain("DOS (max-normalised)");
        text.ShouldContain("prediction");
        text.ShouldContain("reference");
        text.ShouldContain("MSE 0.0123 · W₁ 18.2 cm⁻¹");
        text.ShouldContain("1000");
    }

    [Fact]
    public void Without_a_reference_the_legend_has_none() =>
        SvgText.Of(DosFigure.Create("NaCl", "halite.cif", SampleFigures.Dos(200))).ShouldNotContain("reference");

    [Theory]
    [InlineData(DosNormalization.PerCell, "DOS (states per cm⁻¹ per cell)")]
    [InlineData(DosNormalization.SumNormalized, "DOS (per cm⁻¹, integral 1)")]
    public void The_axis_says_how_the_values_are_normalised(DosNormalization normalization, string label) =>
        SvgText.Of(DosFigure.Create("NaCl", "", SampleFigures.Dos(200, normalization))).ShouldContain(label);

    [Fact]
    public void Two_normalisations_are_refused()
    {
        var error = Should.Throw<InvalidInputException>(() =>
            DosFigure.Create("NaCl", "mp-7", SampleFigures.Dos(200), SampleFigures.Dos(200, DosNormalization.PerCell)));
        error.Message.ShouldBe("the reference of mp-7 is PerCell and the prediction MaxNormalized; bring both to one normalisation");
    }

    [Fact]
    public void A_spectrum_of_zeros_and_one_below_zero_can_be_drawn()
    {
        var grid = new FrequencyGrid(-100, 100, 3);
        foreach (double[] values in new double[][] { [0, 0, 0], [-2, -1, -3], [1e-300, 0, 0] })
            DosFigure.Create("H", "", new DensityOfStates(grid, [.. values], DosNormalization.PerCell)).ToPng().Length.ShouldBePositive();
    }

    [Fact]
    public void Hostile_names_cannot_break_the_document()
    {
        var figure = DosFigure.Create("<svg> & \"\n\u0002", new string('x', 500) + "</svg>", SampleFigures.Dos(200));
        SvgText.Of(figure).ShouldContain("<svg> & \"");
        SvgText.Of(figure).ShouldContain("xxx…");
    }
}
