using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

/// <summary>Faults of the grammar that real files have and that leave no doubt about the structure.</summary>
public class CifLeniencyTests
{
    private const string Cell = CubicCell + "_symmetry_space_group_name_H-M 'P 1'\n";
    private static readonly string Salt = Sites("Na1 0 0 0", "Cl1 0.5 0.5 0.5");

    [Fact]
    public void Of_two_equal_items_the_last_is_used_with_a_warning()
    {
        var file = Read(Cell + "_cell_length_a 5.0\n" + Salt);
        file.Crystal.Lattice.A.X.ShouldBe(5);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("twice");
    }

    [Theory]
    [InlineData("Notes of a program, with it's apostrophe\n\n")]
    [InlineData("global_\n_x 1\n")]
    [InlineData("\n \t\n# \u00e9\n")]
    [InlineData("data_\n_x ?\n")]
    [InlineData("data_form\n_cell_length_a ?\nloop_\n_atom_site_label\n_atom_site_fract_x\n? ?\n")]
    public void What_stands_before_the_structure_is_passed_over(string preamble)
    {
        var file = Read(preamble + Cell + Salt);
        file.Crystal.Formula.ShouldBe("ClNa");
        file.BlockCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("_publ_author O'Brien\n")]
    [InlineData("_journal 'Acta Cryst\n")]
    [InlineData("_journal \"Acta Cryst\n")]
    [InlineData("loop_\n_publ_author_name\nM\u00fcller, A.\n'O'Keeffe, M.'\n'Eco, U.\n")]
    [InlineData("loop_\n_a\n_b\n1 2 3\n")]
    [InlineData("loop_\n_a\n_b\n")]
    [InlineData("_symmetry_cell_setting\n")]
    [InlineData("stop_\n")]
    public void A_fault_away_from_the_structure_does_not_matter(string fault) =>
        Read(Cell + fault + Salt).Crystal.Formula.ShouldBe("ClNa");

    [Fact]
    public void A_text_field_that_ends_with_the_file_is_lost_with_a_warning()
    {
        var file = Read(Cell + Salt + "_shelx_hkl_file\n;\n 1 0 0 23.4\n");
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("line 17: what begins here is not closed");
    }

    [Fact]
    public void A_text_field_that_swallows_the_structure_is_pointed_out()
    {
        var fault = Refuse("data_x\n_title\n;\n a title\n" + Cell["data_test\n".Length..] + Salt);
        fault.Line.ShouldBe(3);
        fault.Message.ShouldContain("not closed");
    }

    [Theory]
    [InlineData("_a '''one 'two'\n;three'''\n")]
    [InlineData("_a \"\"\"\n_cell_length_a 9\n\"\"\"\n")]
    [InlineData("_a [1 2 [3 ']' \"a b\"] ]\n")]
    [InlineData("_a {'key':[1 2]\n 'other':{}}\n")]
    [InlineData("loop_ _a _b [1 2] 3 [4\n;\n]\n;\n] 5\n")]
    [InlineData("_a 'b'\n")]
    public void Values_of_CIF_2_are_read_where_the_file_says_so(string item)
    {
        var file = Read("#\\#CIF_2.0\n" + Cell + item + Salt);
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Crystal.Lattice.A.X.ShouldBe(4);
        file.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("_a [1 2\n")]
    [InlineData("_a '''1 2\n")]
    public void Values_of_CIF_2_that_are_not_closed_are_pointed_out(string item) =>
        Refuse("#\\#CIF_2.0\n" + Cell + item + Salt).Message.ShouldContain("not closed");

    [Fact]
    public void A_bracket_is_a_plain_letter_in_CIF_1() =>
        Read(Cell + "_a [1\n_b {\n" + Salt).Crystal.Formula.ShouldBe("ClNa");

    [Fact]
    public void A_long_title_is_cut() =>
        Read(Cell + "_chemical_name_common\n;" + new string('a', 5_000) + "\n;\n" + Salt).Title!.Length.ShouldBe(1_000);
}
