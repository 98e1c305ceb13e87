using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

/// <summary>Names that leave one of two origins open: what else the file says decides, and what stays open is said.</summary>
public class CifOriginTests
{
    private const string Name = "_symmetry_space_group_name_H-M ";

    private const string Orthorhombic = """
        data_test
        _cell_length_a 3.5
        _cell_length_b 4.0
        _cell_length_c 6.0
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 90

        """;

    [Theory]
    [InlineData("P 21/m 21/m 2/n (origin choice 2)")]
    [InlineData("P m m n (origin choice 2)")]
    [InlineData("P m m n, origin at -1, choice 2")]
    [InlineData("P m m n [origin 2]")]
    [InlineData("P m m n : 2")]
    [InlineData("P m m n:2")]
    [InlineData("P m m n O2")]
    [InlineData("P m m n Z")]
    public void A_stated_origin_is_read(string name)
    {
        var file = Read(Orthorhombic + Name + $"'{name}'\n" + Sites("Fe1 .25 .25 .3", "O1 .25 .75 .1"));
        file.Crystal.Formula.ShouldBe("Fe2O2");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("(setting 2)");
    }

    [Theory]
    [InlineData("P m m n (origin choice 1)")]
    [InlineData("P m m n :1")]
    [InlineData("P m m n S")]
    public void So_is_the_other(string name)
    {
        var file = Read(Orthorhombic + Name + $"'{name}'\n" + Sites("Fe1 0 0 .3", "O1 0 .5 .1"));
        file.Crystal.Formula.ShouldBe("Fe2O2");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("(setting 1)");
    }

    [Theory]
    [InlineData("R -3 m (hexagonal axes)", "HEX", "H")]
    [InlineData("R -3 m, rhombohedral axes", "RHOMB", "R")]
    [InlineData("R -3 m (166)", "HEX", "H")]
    public void Axes_in_words_are_read(string name, string cell, string setting)
    {
        var text = (cell == "HEX" ? HexagonalCell : CubicCell.Replace("90", "80")) + Name + $"'{name}'\n" + Sites("Na1 0 0 0");
        Read(text).Warnings.ShouldHaveSingleItem().ShouldContain($"(setting {setting})");
    }

    [Theory]
    [InlineData("P 1 21/n 1 (unique axis b, cell choice 2)", "(setting b2)")]
    [InlineData("P 21/c (No. 14)", "(setting b1)")]
    [InlineData("P 21/c (14)", "(setting b1)")]
    [InlineData("P 2(1)/c", "(setting b1)")]
    public void Remarks_behind_a_name_do_not_hide_it(string name, string setting) =>
        Read(Orthorhombic.Replace("beta 90", "beta 100") + Name + $"'{name}'\n" + Sites("Na1 .1 .2 .3"))
            .Warnings.ShouldHaveSingleItem().ShouldContain(setting);

    // Anatase with the origin at a centre: Ti 4a (0, 3/4, 1/8), O 8e (0, 3/4, z).
    [Fact]
    public void The_formula_units_decide()
    {
        var file = Read(CubicCell.Replace("_c 4.0", "_c 9.514").Replace(" 4.0", " 3.785") + Name + "'I 41/a m d'\n"
            + "_chemical_formula_sum 'O2 Ti'\n_cell_formula_units_Z 4\n" + Sites("Ti1 0 0.75 0.125", "O1 0 0.75 0.3334"));
        file.Crystal.Formula.ShouldBe("O8Ti4");
        file.Crystal.ShortestDistance().ShouldBe(1.933, 0.001);
        file.Warnings[0].ShouldContain("two choices of the origin");
        file.Warnings[0].ShouldContain("(setting 2), is taken: it alone agrees");
    }

    // Spinel: with the other origin, atoms fall on each other.
    [Theory]
    [InlineData("'F d -3 m'")]
    [InlineData("227")]
    public void Atoms_on_each_other_decide(string group)
    {
        var item = group == "227" ? "_space_group_IT_number 227\n" : Name + group + "\n";
        var file = Read(CubicCell.Replace(" 4.0", " 8.083") + item + Sites("Mg1 .125 .125 .125", "Al1 .5 .5 .5", "O1 .2624 .2624 .2624"));
        file.Crystal.Formula.ShouldBe("Al16Mg8O32");
        file.Crystal.ShortestDistance().ShouldBe(1.924, 0.001);
    }

    // Diamond: carbon at 8a, which is (0, 0, 0) with one origin and (1/8, 1/8, 1/8) with the other.
    [Theory]
    [InlineData("0 0 0", "setting 1")]
    [InlineData(".125 .125 .125", "setting 2")]
    public void The_shortest_distances_decide(string position, string setting)
    {
        var file = Read(CubicCell.Replace(" 4.0", " 3.567") + Name + "'F d -3 m'\n" + Sites("C1 " + position));
        file.Crystal.AtomCount.ShouldBe(8);
        file.Crystal.ShortestDistance().ShouldBe(1.545, 0.001);
        file.Warnings[0].ShouldContain(setting);
        file.Warnings[0].ShouldContain("closer");
    }

    [Theory]
    [InlineData("_exptl_crystal_density_diffrn 3.51")]
    [InlineData("_cell_formula_units_Z 8\n_chemical_formula_sum C")]
    public void Density_decides_as_formula_units_do(string items) =>
        Read(CubicCell.Replace(" 4.0", " 3.567") + Name + "'F d -3 m'\n" + items + "\n" + Sites("C1 .125 .125 .125"))
            .Warnings[0].ShouldContain("(setting 2), is taken: it alone agrees");

    [Fact]
    public void An_origin_that_stays_open_is_said()
    {
        var file = Read(CubicCell.Replace(" 4.0", " 9.0") + Name + "'F d -3 m'\n" + Sites("C1 0 0 0"));
        file.Warnings[0].ShouldContain("nothing in the file decides");
        file.Warnings[0].ShouldContain("(setting 1)");
    }

    [Fact]
    public void Operators_decide_before_anything() =>
        Read(CubicCell + Name + "'P n -3'\n" + Operators("x,y,z", "-x,-y,-z") + Sites("Na1 .1 .2 .3")).Crystal.AtomCount.ShouldBe(2);
}
