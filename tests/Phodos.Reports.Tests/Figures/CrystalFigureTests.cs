using Phodos.Crystals;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public sealed class CrystalFigureTests
{
    [Fact]
    public void Formula_identifier_space_group_cell_and_elements_are_named()
    {
        var lines = SvgText.Of(SampleFigures.Crystal()).Split('\n');
        lines.ShouldContain("CsCl");
        lines.ShouldContain("mp-22865 · Pm−3m (221)");
        lines.ShouldContain("a = b = c = 4.120 Å; α = β = γ = 90°");
        foreach (var word in new[] { "Cs", "Cl", "a", "b", "c" })
            lines.ShouldContain(word);
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var lines = SvgText.Of(CrystalFigure.Create(SamplePortrait.CaesiumChloride(), "", "")).Split('\n');
        lines.ShouldNotContain(line => line.Contains('·'));
    }

    [Theory]
    [InlineData(3, 4, 90)] // very long
    [InlineData(60, 60, 3)] // very flat
    [InlineData(2, 2, 2)] // small
    public void Cells_of_any_shape_have_room(double a, double b, double c)
    {
        var cell = new Crystal(Lattice.FromParameters(a, b, c, 80, 95, 115), [Element.FromSymbol("Na")], [new(0.3, 0.2, 0.1)]);
        var figure = CrystalFigure.Create(cell, "made up", "P1 (1)");
        figure.Width.ShouldBe(640);
        figure.Height.ShouldBeInRange(150, 700);
        figure.ToPng().Length.ShouldBePositive();
    }

    [Fact]
    public void A_left_handed_cell_is_drawn_too()
    {
        var cell = new Crystal(
            new Lattice(new(0, 0, 4), new(0, 3, 0), new(5, 0, 0)), [Element.FromSymbol("Si")], [default]);
        CrystalFigure.Create(cell, "", "").ToSvg().ShouldContain("<ellipse");
    }
}
