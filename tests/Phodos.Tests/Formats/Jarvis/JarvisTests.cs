using Phodos.Formats;
using static Phodos.Tests.Formats.Documents.DocumentSamples;

namespace Phodos.Tests.Formats.Jarvis;

public sealed class JarvisTests
{
    [Theory]
    [InlineData("\"cartesian\": false", "\"cartesian\": false")]
    [InlineData("[0.5, 0.5, 0.5]], \"abc\": [3.988, 3.988, 3.988], \"angles\": [60, 60, 60], \"cartesian\": false", "[2.82, 2.82, 2.82]], \"cartesian\": true")]
    public void Positions_are_fractional_unless_the_file_says_cartesian(string original, string changed)
    {
        var file = Read(original, changed);
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Crystal.FractionalPositions[1].Z.ShouldBe(0.5, 1e-12);
        file.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Deuterium_is_told() =>
        Read("\"Na\", \"Cl\"", "\"Li\", \"D\"").Warnings.ShouldHaveSingleItem().ShouldContain("deuterated");

    [Theory]
    [InlineData("\"Na\", \"Cl\"", "\"Na\", \"Clx\"", "line 1: there is no element 'Clx'")]
    [InlineData("\"Na\", \"Cl\"", "\"Na\"", "1 species but 2 positions")]
    [InlineData("[0, 2.82, 2.82], ", "", "atoms.lattice_mat has 2 rows")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.5, 0.5]", "row 2 of atoms.coords has 2 numbers")]
    public void What_is_broken_is_told(string original, string changed, string message) =>
        Should.Throw<InvalidInputException>(() => Read(original, changed)).Message.ShouldContain(message);

    private static StructureFile Read(string original, string changed)
    {
        JarvisJson.ReplaceLineEndings(" ").ShouldContain(original.Split("\"abc\"")[0]);
        var text = JarvisJson.ReplaceLineEndings("").Replace("  ", " ", StringComparison.Ordinal);
        text.ShouldContain(original);
        return StructureReader.ReadText(text.Replace(original, changed, StringComparison.Ordinal));
    }
}
