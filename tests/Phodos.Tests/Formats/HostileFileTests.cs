using System.Text;
using CsCheck;
using Phodos.Formats;
using static Phodos.Tests.Formats.CifText;
using static Phodos.Tests.Formats.HostileInput;

namespace Phodos.Tests.Formats;

public class HostileFileTests
{
    private const string Poscar = "Na Cl\n-45.0\n0 .5 .5\n.5 0 .5\n.5 .5 0\nNa_pv Cl\n1 1\nSelective\nDirect\n0 0 0 T T F\n.5 .5 .5 F F F\n";

    private static readonly (string Text, string Format)[] Corpus =
    [
        (Rutile, "cif"),
        (HexagonalCell + Operators("x,y,z", "-y,x-y,z+1/3", "-x+y,-x,z+2/3") + OccupiedSites("Si1 0.4697(1) 0 0.3333 1", "'O 1' 0.41 .27 -0.1 ."), "cif"),
        (Poscar, "poscar"),
        (Poscar.Replace("Na_pv Cl\n", "", StringComparison.Ordinal), "poscar"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string text)
    {
        foreach (var format in new[] { null, "cif", "poscar" })
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
    public void A_file_cut_at_any_byte_is_read_or_refused()
    {
        foreach (var (text, format) in Corpus)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var refused = Enumerable.Range(0, bytes.Length).Count(length => !IsRead(bytes[..length], format));
            // Everything before the last site is needed.
            refused.ShouldBeGreaterThan(bytes.Length / 2);
            IsRead(bytes, format).ShouldBeTrue();
        }
    }

    [Fact]
    public void Mutated_files_are_read_or_refused()
    {
        string[] fragments =
        [
            "'", "\"", "\n;", "\n;\n", "loop_", "data_", "save_", "_", "#", "?", ".", ",", "(", ")", "-", "+", "/", "*", "1e308", "-1e308", "1e-308", "99999999999999999999",
            "0", "1/0", "\0", "\u00e9", "\ud83d\ude00", "\r", "\u2028", "x,y,z", "-x", "_atom_site_fract_x", "_cell_length_a", "'\"'", "NaN", "∞", "Infinity", "T", "!", "C", "S\n",
        ];
        Gen.Select(Gen.OneOf(Corpus), Edits(fragments), Gen.Bool).Sample((file, edits, detect) =>
        {
            IsRead(Encoding.UTF8.GetBytes(Apply(file.Text, edits)), detect ? null : file.Format);
        }, iter: 10_000);
    }

    [Fact]
    public void Random_bytes_are_read_or_refused() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.OneOf("cif", "poscar")).Sample((bytes, format) => { IsRead(bytes, format); }, iter: 2_000);

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
        var translations = Enumerable.Range(0, 5_000).Select(step => $"x,y,z+{step}/5000").ToArray();
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
        var quotes = string.Concat(Enumerable.Repeat("'\"", 200_000));
        Refuse(CubicCell + $"_x {quotes}\n" + Sites("Na1 0 0 0")).Message.Length.ShouldBeLessThan(300);
        Refuse(CubicCell + Sites($"Na1 {new string('9', 1_000_000)} 0 0")).Message.Length.ShouldBeLessThan(300);
        Refuse(CubicCell + Sites($"{new string('Q', 1_000_000)} 0 0 0")).Message.Length.ShouldBeLessThan(300);
        Refuse(CubicCell + $"_{new string('a', 1_000_000)}\n").Message.Length.ShouldBeLessThan(300);
    }
}
