using Phodos.Learning.Equivariant;

namespace Phodos.Learning.Tests.Equivariant;

public class IrrepsTests
{
    [Theory]
    [InlineData("1x0e")]
    [InlineData("8x0e+4x1o")]
    [InlineData("3x2o+1x0e+12x10e+3x2o")]
    public void What_is_printed_is_what_was_read(string text) => Irreps.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("0e")]
    [InlineData("2x")]
    [InlineData("2x1")]
    [InlineData("2x1a")]
    [InlineData("-2x1e")]
    [InlineData("2x-1e")]
    [InlineData("2x1e+")]
    [InlineData("2x1e1x0e")]
    public void Other_text_is_refused_with_a_word(string text) =>
        Should.Throw<FormatException>(() => Irreps.Parse(text)).Message.ShouldContain("8x0e+4x1o");

    [Fact]
    public void Blocks_follow_one_another_and_the_empty_ones_are_left_out()
    {
        var layout = Irreps.Parse("2x0e+0x3o+3x1o+1x2e");
        layout.Blocks.Select(block => (block.Start, block.Length)).ShouldBe([(0, 2), (2, 9), (11, 5)]);
        layout.Dimension.ShouldBe(16);
    }

    [Theory]
    [InlineData("1x1e+2x0e+3x1o+4x0o+5x0e", "4x0o+7x0e+3x1o+1x1e")]
    [InlineData("0x0e", "")]
    public void Sorted_goes_by_degree_with_odd_before_even_and_joins_equal_ones(string layout, string expected) =>
        Irreps.Parse(layout).Sorted().ToString().ShouldBe(expected);

    [Fact]
    public void One_layout_comes_after_the_other() =>
        Irreps.Parse("2x1o").Then(Irreps.Parse("1x0e+2x1o")).ToString().ShouldBe("2x1o+1x0e+2x1o");

    [Fact]
    public void Harmonics_have_the_parity_of_their_degree() => Irreps.SphericalHarmonics(3).ToString().ShouldBe("1x0e+1x1o+1x2e+1x3o");

    [Theory]
    [InlineData(0, false, 2, true, "2o")]
    [InlineData(1, true, 1, true, "0e 1e 2e")]
    [InlineData(1, true, 2, false, "1o 2o 3o")]
    [InlineData(3, true, 1, false, "2o 3o 4o")]
    public void A_product_has_the_degrees_of_the_triangle_and_the_product_of_the_parities(
        int firstDegree, bool firstIsOdd, int secondDegree, bool secondIsOdd, string expected)
    {
        var (first, second) = (new Irrep(firstDegree, firstIsOdd), new Irrep(secondDegree, secondIsOdd));
        string.Join(' ', first.Times(second)).ShouldBe(expected);
        second.Times(first).ShouldBe(first.Times(second));
    }

    [Theory]
    [InlineData("2x0e+1x1o", "1x1o", "1e", true)]
    [InlineData("2x0e+1x1o", "1x1o", "0o", false)]
    [InlineData("2x0e", "1x0e+1x1o", "2e", false)]
    public void A_layout_reaches_what_a_product_of_its_blocks_gives(string layout, string other, string irrep, bool isReached) =>
        Irreps.Parse(layout).Reach(Irreps.Parse(other), Irreps.Parse("1x" + irrep).Blocks[0].Irrep).ShouldBe(isReached);
}
