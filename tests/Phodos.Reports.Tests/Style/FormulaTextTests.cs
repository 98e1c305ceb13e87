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

    [Fact]
    public void What_an_SVG_file_may_not_hold_becomes_a_space() => FormulaText.Clean("a\nb\u0001c\uD800").ShouldBe("a b c");
}
