using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

public class CifGrammarTests
{
    private const string Cell = CubicCell + "_symmetry_space_group_name_H-M 'P 1'\n";

    [Fact]
    public void Rutile_is_read_whole()
    {
        var file = Read(Rutile);
        file.Crystal.Formula.ShouldBe("O4Ti2");
        file.Crystal.Lattice.A.X.ShouldBe(4.594, 1e-12);
        file.Crystal.Lattice.C.Z.ShouldBe(2.959, 1e-12);
        file.Title.ShouldBe("rutile");
        file.Format.ShouldBe("cif");
        file.Warnings.ShouldBeEmpty();
        file.BlockCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("'it's a quote'")]
    [InlineData("\"a\"b\"")]
    [InlineData("'#no comment'")]
    [InlineData("a#b;c'd\"e")]
    [InlineData("''")]
    [InlineData("\n;first ' line\n ;no end\nloop_ data_\n;")]
    [InlineData("\n;\n;")]
    [InlineData("? # a comment with 'quotes' and data_")]
    public void A_value_ends_where_the_grammar_says(string value)
    {
        var file = Read(Cell + $"_other_item {value}\n" + Sites("Na1 0 0 0", "Cl1 0.5 0.5 0.5"));
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_title_keeps_its_inner_quotes() =>
        Read(Cell + "_chemical_name_common 'sodium 'salt (common)'\n" + Sites("Na1 0 0 0")).Title.ShouldBe("sodium 'salt (common)");

    [Fact]
    public void A_title_of_several_lines_becomes_one() =>
        Read(Cell + "_chemical_name_systematic\n;sodium\n  chloride\n;\n" + Sites("Na1 0 0 0")).Title.ShouldBe("sodium chloride");

    [Fact]
    public void A_text_field_is_a_value_of_a_loop()
    {
        var text = Cell + "loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n"
            + ";Na1\n;\n0 0 0\nCl1 0.5\n0.5 0.5\n";
        Read(text).Crystal.Formula.ShouldBe("ClNa");
    }

    [Fact]
    public void Loops_and_columns_come_in_any_order()
    {
        var sites = "loop_ _atom_site_fract_z _atom_site_label _other _atom_site_fract_x _atom_site_fract_y\n"
            + "0.1 Na1 'a b' 0.2 0.3 0.6 Cl1 ? 0.7 0.8\n";
        var crystal = Read("data_x\n" + sites + Cell["data_test\n".Length..]).Crystal;
        crystal.FractionalPositions[0].ShouldBe(new(0.2, 0.3, 0.1));
        crystal.FractionalPositions[1].ShouldBe(new(0.7, 0.8, 0.6));
    }

    [Fact]
    public void Tags_keywords_and_dotted_names_are_read_in_any_case()
    {
        var text = (Cell + Sites("Na1 0 0 0")).Replace("_cell_length_a", "_CELL.Length_A")
            .Replace("loop_", "LOOP_").Replace("data_", "DATA_");
        Read(text).Crystal.AtomCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("1.5(12)", 1.5)]
    [InlineData("1.5(2", 1.5)]
    [InlineData(".5(1)", 0.5)]
    [InlineData("+1.5", 1.5)]
    [InlineData("15E-1", 1.5)]
    [InlineData("3/2", 1.5)]
    [InlineData("-.5", -0.5)]
    [InlineData("1.", 1)]
    [InlineData(".", 0)]
    public void Numbers_are_read_as_files_write_them(string written, double value) =>
        Read(Cell + Sites($"Na1 {written} 0 0")).Crystal.FractionalPositions[0].X.ShouldBe(value);

    [Theory]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1.5(")]
    [InlineData("1.5()")]
    [InlineData("1.5(2x)")]
    [InlineData("1/0")]
    [InlineData("0x10")]
    [InlineData("1e9")]
    [InlineData("?")]
    public void A_coordinate_that_is_no_usable_number_is_refused_with_its_line(string written) =>
        Refuse(Cell + Sites("Na1 0 0 0", $"Cl1 {written} 0.5 0.5")).Line.ShouldBe(15);

    [Theory]
    [InlineData("_cell_length_a 4.0", "_cell_length_a ?", "_cell_length_a")]
    [InlineData("_cell_length_a 4.0", "_cell_length_a", "_cell_length_a")]
    [InlineData("_cell_length_a 4.0", "_cell_length_a -4.0", "cell")]
    [InlineData("_cell_length_a 4.0", "_cell_length_a 0.0", "cell")]
    [InlineData("_cell_length_a 4.0", "_cell_length_a 'four'", "number")]
    [InlineData("_cell_angle_gamma 90", "_cell_angle_gamma 180", "below 180")]
    [InlineData("_cell_angle_gamma 90", "_cell_angle_gamma 1e300", "below 180")]
    [InlineData("data_test", "", "data_")]
    [InlineData("_atom_site_fract_x", "_atom_site_something", "sites")]
    [InlineData("_atom_site_fract_y", "_atom_site_something", "_atom_site_fract_y")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5", "rows")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 '0.5", "''0.5'")]
    [InlineData("Cl1 0.5", "\n;Cl1 0.5", "not closed")]
    [InlineData("Cl1", "Qq1", "element")]
    [InlineData("0.5 0.5 0.5", "0.1 0 0", "Å")]
    [InlineData("loop_", "loop_ loop_", "columns")]
    public void A_broken_file_is_refused_in_one_line(string good, string bad, string word)
    {
        var text = Cell + Sites("Na1 0 0 0", "Cl1 0.5 0.5 0.5");
        text.ShouldContain(good);
        Refuse(text.Replace(good, bad)).Message.ShouldContain(word);
    }

    [Fact]
    public void Missing_angles_are_right_with_a_warning()
    {
        var file = Read(Cell.Replace("_cell_angle_beta 90\n", "").Replace("gamma 90", "gamma ?") + Sites("Na1 0 0 0"));
        file.Crystal.Lattice.Volume.ShouldBe(64, 1e-9);
        file.Warnings.Length.ShouldBe(2);
    }

    [Fact]
    public void The_first_block_with_a_structure_is_read()
    {
        var first = Cell + Sites("Na1 0 0 0");
        var second = Cell + Sites("Cl1 0 0 0");
        var file = Read("data_global\n_journal 'x'\n" + first.Replace("data_test", "data_salt") + second);
        file.Crystal.Formula.ShouldBe("Na");
        file.Title.ShouldBe("salt");
        file.BlockCount.ShouldBe(2);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("2 structures");
    }

    [Fact]
    public void Save_frames_are_passed_over()
    {
        var frame = "save_frame\n_cell_length_a 9\n_broken\nloop_ _atom_site_label _x 1 2 3\nsave_\n";
        Read(frame.Insert(0, "data_test\n") + Cell["data_test\n".Length..] + Sites("Na1 0 0 0")).Crystal.Lattice.A.X.ShouldBe(4);
    }

    [Fact]
    public void Unquoted_blanks_are_passed_over_with_a_warning()
    {
        var file = Read(Cell + "_chemical_name_systematic Sodium Chloride of the sea\n" + Sites("Na1 0 0 0"));
        file.Title.ShouldBe("Sodium");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("Chloride");
    }
}
