using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Bands;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Reports.Tests.Figures;

public sealed class BandsFigureTests
{
    private static readonly Crystal Salt = new(
        new Lattice(new(0, 2.82, 2.82), new(2.82, 0, 2.82), new(2.82, 2.82, 0)),
        [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
        [default, new(0.5, 0.5, 0.5)]);

    private static readonly DynamicalMatrix Springs = new(SpringModel.ForceConstants(Salt));

    [Fact]
    public void Labels_name_the_points_the_unit_the_elements_and_the_crystal()
    {
        var text = SvgText.Of(BandsFigure.Create("NaCl", "halite", Bands(Springs), FrequencyUnit.Terahertz, Dos(Springs)));
        foreach (var label in new[] { "Γ", "X", "U|K", "L", "W", "Frequency (THz)", "DOS (1/THz)", "Na", "Cl", "total DOS", "NaCl", "halite" })
            text.Split('\n').ShouldContain(label);
        text.ShouldNotContain("imaginary");
    }

    [Fact]
    public void Bands_and_DOS_share_the_axis_which_is_written_once()
    {
        var text = SvgText.Of(BandsFigure.Create("NaCl", "", Bands(Springs), dos: Dos(Springs))).Split('\n');
        text.Count(label => label == "100").ShouldBe(1);
        text.ShouldContain("Frequency (cm⁻¹)");
        var alone = SvgText.Of(BandsFigure.Create("NaCl", "", Bands(Springs)));
        alone.ShouldNotContain("DOS");
    }

    [Fact]
    public void Imaginary_frequencies_are_below_zero_and_said_to_be()
    {
        var springs = SpringModel.ForceConstants(Salt);
        var weak = new DynamicalMatrix(new ForceConstants(Salt, [.. springs.Blocks.Select(block => block with { Value = -block.Value })]));
        var text = SvgText.Of(BandsFigure.Create("NaCl", "", Bands(weak), dos: Dos(weak)));
        text.ShouldContain("below 0: imaginary");
        text.Split('\n').ShouldContain(label => label.StartsWith('-') || label.StartsWith('−'));
    }

    [Fact]
    public void One_element_and_bands_without_elements_have_no_legend()
    {
        SvgText.Of(BandsFigure.Create("NaCl", "", Bands(Springs), withElements: false)).Split('\n').ShouldNotContain("Na");
        var form = new FigureForm(FigureSize.TryParse("85x60mm"), HasTitle: false);
        var figure = BandsFigure.Create("NaCl", "", Bands(Springs), dos: Dos(Springs), form: form);
        SvgText.Of(figure).Split('\n').ShouldNotContain("NaCl");
        figure.ToPng().Length.ShouldBePositive();
        figure.ToPdf().Length.ShouldBePositive();
    }

    [Fact]
    public void A_DOS_of_another_normalisation_is_refused()
    {
        var dos = Dos(Springs);
        var scaled = new DensityOfStates(dos.Grid, dos.Values, DosNormalization.MaxNormalized);
        Should.Throw<InvalidInputException>(() => BandsFigure.Create("NaCl", "", Bands(Springs), dos: scaled)).Message.ShouldContain("MaxNormalized");
    }

    private static BandStructure Bands(DynamicalMatrix matrix) =>
        BandStructure.Of(matrix, BandPath.Standard(Salt), new BandOptions(PointsPerSegment: 11), TestContext.Current.CancellationToken);

    private static DensityOfStates Dos(DynamicalMatrix matrix) =>
        MeshModes.Of(matrix, SymmetricMesh.Of(Salt, [SymmetryOperation.Identity], (4, 4, 4)), cancellation: TestContext.Current.CancellationToken)
            .DensityOfStates(5);
}
