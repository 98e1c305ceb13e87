using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

/// <summary>Symmetry, space group, formula units, density and multiplicities that do not add up, and such as only look like that.</summary>
public class CifContradictionTests
{
    private const string Name = "_symmetry_space_group_name_H-M ";
    private const string Number = "_symmetry_Int_Tables_number ";
    private const string Hall = "_space_group_name_Hall ";
    private const string Units = "_cell_formula_units_Z ";
    private const string Formula = "_chemical_formula_sum ";
    private const string Density = "_exptl_crystal_density_diffrn ";

    private const string Monoclinic = """
        data_test
        _cell_length_a 10.0
        _cell_length_b 6.0
        _cell_length_c 7.0
        _cell_angle_alpha 90
        _cell_angle_beta 105
        _cell_angle_gamma 90

        """;

    private const string Triclinic = """
        data_test
        _cell_length_a 8.1
        _cell_length_b 12.8
        _cell_length_c 7.2
        _cell_angle_alpha 94
        _cell_angle_beta 116
        _cell_angle_gamma 88

        """;

    private static readonly string RockSaltCell = CubicCell.Replace(" 4.0", " 5.64");
    private static readonly string[] GroupOf14 = ["x,y,z", "-x,y+1/2,-z+1/2", "-x,-y,-z", "x,-y+1/2,z+1/2"];

    private static readonly string[] AllAtoms =
        ["Na1 0 0 0", "Na2 0 .5 .5", "Na3 .5 0 .5", "Na4 .5 .5 0", "Cl1 .5 .5 .5", "Cl2 .5 0 0", "Cl3 0 .5 0", "Cl4 0 0 .5"];

    private static string General => Sites("Na1 0.1 0.2 0.3", "Cl1 0.35 0.4 0.1");

    private static string Corners => Sites("Na1 0 0 0", "Cl1 .5 .5 .5");

    [Fact]
    public void Generators_are_completed()
    {
        foreach (var name in new[] { "", Name + "'P 21/c'\n" })
        {
            var file = Read(Monoclinic + name + Operators(GroupOf14[..3]) + General);
            file.Crystal.Formula.ShouldBe("Cl4Na4");
            file.Warnings.ShouldHaveSingleItem().ShouldContain("3 symmetry operators are no group; the 4");
        }
    }

    [Fact]
    public void An_operator_that_comes_twice_is_pointed_out()
    {
        var file = Read(Monoclinic + Operators([.. GroupOf14, "-x,-y,-z+1"]) + General);
        file.Crystal.Formula.ShouldBe("Cl4Na4");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("1 of the symmetry operators");
    }

    [Theory]
    [InlineData(Name + "'P 21/c'\n", "x,-y+1/2,z")]
    [InlineData("", "x+y,y,z")]
    public void Operators_that_are_no_group_of_the_name_are_refused(string name, string last)
    {
        var fault = Refuse(Monoclinic + name + Operators([.. GroupOf14[..3], last]) + General);
        fault.Message.ShouldContain("symmetry operators are no");
        fault.Message.ShouldContain("correct the loop");
    }

    [Theory]
    [InlineData(Name + "'P 21/m'", "'P 21/m'")]
    [InlineData(Number + "62", "'62'")]
    [InlineData(Hall + "'-P 2y'", "'-P 2y'")]
    [InlineData(Name + "'P 21/c'\n" + Number + "13", "'13'")]
    [InlineData(Name + "'P 1'", "'P 1'")]
    public void Operators_of_another_group_than_the_named_one_are_pointed_out(string item, string named)
    {
        var file = Read(Monoclinic + item + "\n" + Operators(GroupOf14) + General);
        file.Crystal.Formula.ShouldBe("Cl4Na4");
        var warning = file.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain(named);
        warning.ShouldContain("number 14");
    }

    [Theory]
    [InlineData("-x+1/2,y+1/2,-z+1/2", "-x,-y,-z", "x+1/2,-y+1/2,z+1/2")]
    [InlineData("-x+1/4,y+1/2,-z+1/2", "-x+1/4,-y,-z", "x,-y+1/2,z+1/2")]
    public void Another_setting_or_origin_of_the_named_group_is_no_contradiction(params string[] operators) =>
        Read(Monoclinic + Name + "'P 21/c'\n" + Number + "14\n" + Operators(["x,y,z", .. operators]) + General).Warnings.ShouldBeEmpty();

    [Fact]
    public void One_operator_gives_way_to_the_named_group_where_the_formula_units_say_so()
    {
        var text = Monoclinic + Name + "'P 21/c'\n" + Formula + "'Na Cl'\n" + Units + "{0}\n" + Operators("x,y,z") + General;
        var mended = Read(text.Replace("{0}", "4"));
        mended.Crystal.Formula.ShouldBe("Cl4Na4");
        mended.Warnings.ShouldHaveSingleItem().ShouldContain("contradicts the one operator");
        Read(text.Replace("{0}", "1")).Crystal.Formula.ShouldBe("ClNa");
    }

    [Theory]
    [InlineData("C -1", "Cl4Na4")]
    [InlineData("I -1", "Cl4Na4")]
    [InlineData("F -1", "Cl8Na8")]
    [InlineData("B 1", "Cl2Na2")]
    public void A_centred_triclinic_cell_is_made_by_its_letter(string name, string formula)
    {
        var number = name.Contains('-') ? 2 : 1;
        var file = Read(Triclinic + Name + $"'{name}'\n" + Number + $"{number}\n" + General);
        file.Crystal.Formula.ShouldBe(formula);
        file.Warnings.ShouldHaveSingleItem().ShouldContain(name);
        Read(Triclinic + Name + $"'{name}'\n" + Operators([.. new[] { "x,y,z", "-x,-y,-z" }[..number]]) + General)
            .Crystal.Formula.ShouldBe(formula);
    }

    [Theory]
    [InlineData("B 1 21/c 1", 14, 8)]
    [InlineData("F 1 2/m 1", 12, 16)]
    public void A_larger_cell_than_need_be_is_made_by_its_letter(string name, int number, int units) =>
        Read(Monoclinic.Replace(".0", "0.0") + Name + $"'{name}'\n" + Number + $"{number}\n" + General)
            .Crystal.AtomCount.ShouldBe(2 * units);

    [Fact]
    public void The_number_alone_does_not_stand_for_an_unknown_setting() =>
        Refuse(Monoclinic + Name + "'F 1 2/d 1'\n" + Number + "15\n" + General)
            .Message.ShouldContain("no space group is called 'F 1 2/d 1'");

    [Fact]
    public void Name_and_number_that_differ_are_decided_by_the_formula_units_or_refused()
    {
        var text = Monoclinic + Name + "'P 21/c'\n" + Number + "15\n" + Formula + "'Na Cl'\n";
        var file = Read(text + Units + "8\n" + General);
        file.Crystal.Formula.ShouldBe("Cl8Na8");
        file.Warnings[0].ShouldContain("gives both 'P 21/c' and '15'");
        Refuse(text + General).Message.ShouldContain("gives both 'P 21/c' and '15'");
    }

    [Fact]
    public void A_number_of_another_group_than_P1_is_decided_by_the_formula_units()
    {
        var file = Read(RockSaltCell + Name + "'P 1'\n" + Number + "225\n" + Units + "4\n" + Corners);
        file.Crystal.Formula.ShouldBe("Cl4Na4");
        file.Warnings[0].ShouldContain("gives both 'P 1' and '225'");
    }

    [Fact]
    public void A_list_of_all_atoms_is_the_same_under_any_group()
    {
        var file = Read(RockSaltCell + Name + "'P 1'\n" + Number + "225\n" + Sites(AllAtoms));
        file.Crystal.Formula.ShouldBe("Cl4Na4");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("the same");
    }

    [Fact]
    public void A_Hall_symbol_of_another_setting_than_the_name_is_pointed_out() =>
        Read(Monoclinic + Name + "'P 21/c'\n" + Hall + "'-P 2yn'\n" + General).Warnings[0].ShouldContain("different settings");

    [Theory]
    [InlineData(Units + "4", "Z 4")]
    [InlineData(Units + "4\n" + Formula + "'Cl Na'", "Z 4 of the formula 'Cl Na', not 1")]
    [InlineData(Density + "2.164", "2.164 g/cm³")]
    [InlineData("_exptl_crystal_density_meas 2.1(2)", "2.1 g/cm³")]
    [InlineData("_exptl_crystal_density_diffrn 2164", "2.164 g/cm³")]
    public void Too_few_atoms_are_pointed_out(string items, string said) =>
        Read(RockSaltCell + items + "\n" + Operators("x,y,z") + Corners).Warnings.ShouldHaveSingleItem().ShouldContain(said);

    [Theory]
    [InlineData(Units + "4")]
    [InlineData(Units + "1")]
    [InlineData(Units + "4\n" + Formula + "'Cl Na'")]
    [InlineData(Units + "2\n" + Formula + "'Cl2 Na2'")]
    [InlineData(Units + "4\n" + Formula + "'Cl0.99 Na'")]
    [InlineData(Units + "4\n" + Formula + "'Cl H3 Na'\n" + Density + "2.2", true)]
    [InlineData(Units + "1\n" + Density + "2.16")]
    [InlineData(Density + "1.8")]
    [InlineData("_exptl_crystal_density_meas 'not measured'")]
    [InlineData("_exptl_crystal_density_meas 0")]
    [InlineData(Units + "?")]
    [InlineData(Units + "0")]
    public void What_agrees_is_read_without_a_word(string items, bool hasOtherFormula = false)
    {
        var warnings = Read(RockSaltCell + items + "\n" + Operators("x,y,z") + Sites(AllAtoms)).Warnings;
        if (hasOtherFormula)
            warnings.ShouldHaveSingleItem().ShouldContain("the formula");
        else
            warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Z_may_be_that_of_the_hexagonal_cell_and_of_the_rhombohedral_one()
    {
        var rhombohedral = CubicCell.Replace("90", "80").Replace(" 4.0", " 7.0");
        Read(rhombohedral + Units + "6\n" + Formula + "'Na'\n"
                + Operators("x,y,z", "z,x,y", "y,z,x", "-x,-y,-z", "-z,-x,-y", "-y,-z,-x") + Sites("Na1 .1 .1 .1"))
            .Warnings.ShouldBeEmpty();
        string[] hexagonal = ["x,y,z", "-y,x-y,z", "-x+y,-x,z"];
        var (obverse, reverse) = (Shifted("+2/3", "+1/3", "+1/3"), Shifted("+1/3", "+2/3", "+2/3"));
        string[] centred = [.. hexagonal, .. hexagonal.Select(obverse), .. hexagonal.Select(reverse)];
        Read(HexagonalCell + Units + "1\n" + Formula + "'Na'\n" + Operators(centred) + Sites("Na1 0 0 .1")).Warnings.ShouldBeEmpty();

        static Func<string, string> Shifted(params string[] shifts) =>
            text => string.Join(',', text.Split(',').Zip(shifts, (row, shift) => row + shift));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("8", false)]
    [InlineData("4", false)]
    public void Multiplicities_are_compared_in_each_of_their_senses(string multiplicity, bool agrees)
    {
        var file = Read(Monoclinic + Operators(GroupOf14[0], GroupOf14[2])
            + MultipleSites($"Na1 {multiplicity} .1 .2 .3", $"Cl1 {multiplicity} .35 .4 .1"));
        file.Warnings.Any().ShouldBe(!agrees);
        Read(Monoclinic + Operators(GroupOf14[0], GroupOf14[2]) + MultipleSites("Na1 2c .1 .2 .3", "Cl1 2c .35 .4 .1"))
            .Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_site_beside_its_special_position_is_named()
    {
        var file = Read(RockSaltCell + Name + "'P m -3 m'\n" + MultipleSites("Na1 1 0 0 0", "Cl1 1 .5 .5 .4"));
        file.Crystal.Formula.ShouldBe("Cl6Na");
        file.Warnings[^1].ShouldContain("other multiplicities of the sites 'Cl1'");
    }

    [Fact]
    public void A_list_of_all_atoms_may_keep_the_multiplicities_of_the_group() =>
        Read(RockSaltCell + Operators("x,y,z") + MultipleSites([.. AllAtoms.Select(row => string.Join(' ', [row[..3], "4", row[4..]]))]))
            .Warnings.ShouldBeEmpty();

    [Fact]
    public void The_formula_of_the_whole_cell_with_the_units_of_the_reduced_one_agrees() =>
        Read(RockSaltCell + Name + "'P 1'\n" + Units + "4\n" + Formula + "'Na4 Cl4'\n" + Operators("x,y,z")
            + MultipleSites([.. AllAtoms.Select(row => string.Join(' ', [row[..3], "1", row[4..]]))])).Warnings.ShouldBeEmpty();

    private static string MultipleSites(params string[] rows) =>
        "loop_\n_atom_site_label\n_atom_site_symmetry_multiplicity\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n"
        + string.Join('\n', rows) + "\n";
}
