using System.Text;
using Phodos.Formats;
using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats;

public class HostileFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string text)
    {
        foreach (var format in StructureFormats.All.Select(format => format.Name).Append(null))
            Should.Throw<InvalidInputException>(() => StructureReader.ReadText(text, "x", format)).Line.ShouldBe(1);
    }

    [Fact]
    public void Binary_and_packed_files_are_named_as_such()
    {
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes([0x50, 0x4B, 3, 4, 20, 0], "x.cif")).Message.ShouldContain("zip");
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes([0x1F, 0x8B, 8, 0], "x.cif")).Message.ShouldContain("gzip");
        Should.Throw<InvalidInputException>(() => StructureReader.ReadBytes([1, 2, 0, 255, 10], "x.cif")).Message.ShouldContain("binary");
    }

    [Fact]
    public void A_million_operators_are_refused()
    {
        var text = new StringBuilder(CubicCell).Append("loop_\n_space_group_symop_operation_xyz\n");
        for (var i = 0; i < 1_000_000; i++)
            text.Append("x,y,z+1/7\n");
        Refuse(text + Sites("Na1 0 0 0")).Message.ShouldContain("more than 10000 rows of _space_group_symop_operation_xyz");
    }

    [Fact]
    public void More_sites_than_a_crystal_holds_are_refused()
    {
        Refuse(CubicCell + Sites([.. Enumerable.Range(0, 10_001).Select(site => $"Na{site} 0 0 0")])).Message.ShouldContain("more than 10000 rows");
        var translations = Enumerable.Range(0, 17 * 17 * 17).Select(step => $"x+{step % 17}/17,y+{step / 17 % 17}/17,z+{step / 289}/17").ToArray();
        Refuse(CubicCell + Operators(translations) + Sites([.. Enumerable.Range(0, 1_000).Select(site => $"Na{site} 0 0 0")])).Message.ShouldContain("too many atoms");
    }

    [Fact]
    public void Endless_blocks_and_repetitions_are_bounded()
    {
        Refuse(string.Concat(Enumerable.Repeat("data_\n", 20_000)) + CubicCell + Sites("Na1 0 0 0")).Message.ShouldContain("data blocks");
        Read(CubicCell + string.Concat(Enumerable.Repeat("stray _cell_length_a 4\n", 20_000)) + Sites("Na1 0 0 0")).Warnings.Length.ShouldBe(3);
    }

    [Fact]
    public void A_site_repeated_ten_thousand_times_is_one_atom() =>
        Read(CubicCell + Operators("x,y,z", "-x,-y,-z") + Sites([.. Enumerable.Range(0, 10_000).Select(site => $"Na{site} 0 0 0")])).Crystal.AtomCount.ShouldBe(1);

    [Fact]
    public void Nested_quotes_and_endless_words_are_bounded()
    {
        // Quotes that nothing closes, in one word and in a million.
        foreach (var quotes in new[] { "'\"", "'\"a ", "'a \"b " })
            Read(CubicCell + $"_x {string.Concat(Enumerable.Repeat(quotes, 500_000))}\n" + Sites("Na1 0 0 0")).Crystal.AtomCount.ShouldBe(1);
        var brackets = string.Concat(Enumerable.Repeat("[{'", 500_000));
        Refuse($"#\\#CIF_2.0\n{CubicCell}_x {brackets}\n" + Sites("Na1 0 0 0")).Message.ShouldContain("not closed");
        Refuse(CubicCell + Sites($"Na1 {new string('9', 1_000_000)} 0 0")).Message.Length.ShouldBeLessThan(300);
        Refuse(CubicCell + Sites($"{new string('Q', 1_000_000)} 0 0 0")).Message.Length.ShouldBeLessThan(300);
        Refuse(CubicCell + $"_{new string('a', 1_000_000)}\n").Message.Length.ShouldBeLessThan(300);
    }
}
