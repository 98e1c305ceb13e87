using Phodos.Reports.Style;

namespace Phodos.Reports.Tests.Style;

public class EmbeddedFontTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_font_has_every_sign_that_figures_use(bool bold)
    {
        var font = new EmbeddedFont().CreateTypeface(EmbeddedFont.Name, bold, italic: false).ShouldNotBeNull();
        font.FamilyName.ShouldStartWith(EmbeddedFont.Name);
        font.ContainsGlyphs("ABCxyz019 cm⁻¹ R² W₁ ₀₁₂₃₄₅₆₇₈₉ ⁰¹²³⁴⁵⁶⁷⁸⁹⁻ ≤ · − … Å").ShouldBeTrue();
    }

    [Fact]
    public void Another_font_is_left_to_others() =>
        new EmbeddedFont().CreateTypeface("Comic Sans", bold: false, italic: false).ShouldBeNull();
}
