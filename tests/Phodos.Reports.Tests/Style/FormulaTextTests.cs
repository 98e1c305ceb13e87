using Phodos.Reports.Style;

namespace Phodos.Reports.Tests.Style;

public class FormulaTextTests
{
    [Theory]
    [InlineData("Fe2O3", "Fe₂O₃")]
    [InlineData("Al12C8Cs4", "Al₁₂C₈Cs₄")]
    [InlineData("Ca(OH)2", "Ca(OH)₂")]
    [InlineData("NaCl", "NaCl")]
    [InlineData("", "")]
    public void Counts_become_subscripts(string formula, string expected) => FormulaText.Subscripted(formula).ShouldBe(expected);

    [Theory]
    [InlineData("P6_3/mmc", "P6₃/mmc")]
    [InlineData("P2_12_12_1", "P2₁2₁2₁")]
    [InlineData("Fm-3m", "Fm−3m")]
    [InlineData("_", "_")]
    public void Screw_axes_become_subscripts(string symbol, string expected) => FormulaText.SpaceGroup(symbol).ShouldBe(expected);

    [Fact]
    public void What_an_SVG_file_may_not_hold_becomes_a_space() => FormulaText.Clean("a\nb\u0001c\uD800").ShouldBe("a b c");
}
