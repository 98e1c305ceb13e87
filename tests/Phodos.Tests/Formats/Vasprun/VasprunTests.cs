using System.Text;
using Phodos.Formats;

namespace Phodos.Tests.Formats.Vasprun;

public sealed class VasprunTests
{
    private static readonly string OneStep = VasprunSample.Text([VasprunSample.Structure(2.82)], VasprunSample.Structure(2.82));

    [Fact]
    public void The_last_of_several_configurations_is_read_with_a_warning()
    {
        var file = StructureReader.ReadText(VasprunSample.RockSalt);
        file.Crystal.Lattice.A.Y.ShouldBe(2.82);
        file.Crystal.Formula.ShouldBe("ClNa");
        file.BlockCount.ShouldBe(2);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("2 configurations; the last is read");
    }

    [Fact]
    public void A_single_calculation_draws_no_warning() => StructureReader.ReadText(OneStep).Warnings.ShouldBeEmpty();

    [Fact]
    public void Masses_that_are_not_natural_are_told() => StructureReader.ReadText(
        OneStep.Replace("35.45300000", "36.96600000", StringComparison.Ordinal)).Warnings.ShouldHaveSingleItem().ShouldContain("isotope");

    [Theory]
    [InlineData("<c>Cl</c><c>   2", "<c>r </c><c>   2", "atom 2 is 'r', which is no element")]
    [InlineData("<rc><c>Cl</c><c>   2</c></rc>", "", "1 species but 2 positions")]
    [InlineData("<v>0.5 0.5 0.5</v>", "<v>0.5 0.5</v>", "a vector has 2 numbers")]
    [InlineData("<v>0.5 0.5 0.5</v>", "<v>0.5 0.5 ***</v>", "expected a number, found '***'")]
    [InlineData("</modeling>", "", "this is no whole XML")]
    [InlineData("<modeling>", "<!DOCTYPE x [<!ENTITY a \"b\">]><modeling>", "this is no whole XML")]
    [InlineData("name=\"basis\"", "name=\"other\"", "the file has no structure")]
    public void What_is_broken_is_told(string original, string changed, string message) => Should.Throw<InvalidInputException>(
        () => StructureReader.ReadText(OneStep.Replace(original, changed, StringComparison.Ordinal))).Message.ShouldContain(message);

    [Fact]
    public void Endless_nesting_is_refused()
    {
        var text = new StringBuilder("<modeling>");
        for (var i = 0; i < 100_000; i++)
            text.Append("<a>");
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(text.ToString())).Message.ShouldContain("nested deeper than 64");
    }
}
