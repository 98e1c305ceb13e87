using Phodos.Formats;
using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

/// <summary>Files that name their space group and list no operators.</summary>
public class CifSpaceGroupTests
{
    private const string Rhombohedral = """
        data_test
        _cell_length_a 4.0
        _cell_length_b 4.0
        _cell_length_c 4.0
        _cell_angle_alpha 80
        _cell_angle_beta 80
        _cell_angle_gamma 80

        """;

    // What of a general position the name makes, the same for each way to write it.
    [Theory]
    [InlineData(192, "_symmetry_space_group_name_H-M 'F m -3 m'")]
    [InlineData(192, "_symmetry_space_group_name_H-M Fm-3m")]
    [InlineData(192, "_symmetry_space_group_name_H_M 'F m 3 m'")]
    [InlineData(192, "_space_group_name_H-M_alt 'F 4/m -3 2/m'")]
    [InlineData(192, "_space_group_name_H-M_alt F_m_-3_m")]
    [InlineData(192, "_space_group_name_Hall '-F 4 2 3'")]
    [InlineData(192, "_symmetry_space_group_name_Hall '-F 4 2 3'")]
    [InlineData(192, "_symmetry_Int_Tables_number 225")]
    [InlineData(192, "_space_group_IT_number 225")]
    [InlineData(192, "_space_group.IT_number 225")]
    [InlineData(192, "_symmetry_space_group_name_H-M_ 'F m -3 m'")]
    [InlineData(192, "_symmetry_space_group_name_H-M ?\n_symmetry_Int_Tables_number 225")]
    [InlineData(192, "_symmetry_space_group_name_H-M unknown\n_symmetry_Int_Tables_number 225")]
    [InlineData(192, "_symmetry_space_group_name_H-M '-F 4 2 3'")]
    [InlineData(16, "_symmetry_space_group_name_H-M 'P 42/m n m'")]
    [InlineData(16, "_symmetry_space_group_name_H-M P4_2/mnm")]
    [InlineData(16, "_symmetry_space_group_name_H-M 'P 4(2)/m n m'")]
    [InlineData(4, "_symmetry_space_group_name_H-M 'P 1 21/c 1'")]
    [InlineData(4, "_symmetry_space_group_name_H-M P21/c")]
    [InlineData(4, "_symmetry_space_group_name_H-M 'P 21/n'")]
    [InlineData(8, "_symmetry_space_group_name_H-M 'P b n m'")]
    [InlineData(16, "_symmetry_space_group_name_H-M 'C m c a'")]
    [InlineData(16, "_symmetry_space_group_name_H-M 'C m c e'")]
    [InlineData(2, "_symmetry_space_group_name_H-M 'P -1'")]
    [InlineData(2, "_space_group_IT_number 2")]
    public void A_name_gives_the_operators(int images, string item)
    {
        var file = ReadEnlarged(CubicCell + item + "\n" + Sites("Na1 0.11 0.22 0.37"), 5);
        file.Crystal.AtomCount.ShouldBe(images);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("are taken");
    }

    [Theory]
    [InlineData("'F d -3 m:1'", 8)]
    [InlineData("'F d -3 m S'", 8)]
    [InlineData("'F d -3 m'", 8)]
    [InlineData("'F d -3 m:2'", 16)]
    [InlineData("'F d -3 m Z'", 16)]
    [InlineData("FD3MZ", 16)]
    [InlineData("'F d -3 m'\n_space_group_IT_coordinate_system_code 2", 16)]
    [InlineData("'F d -3 m'\n_space_group_name_Hall '-F 4vw 2vw 3'", 16)]
    [InlineData("'F d -3 m:2'\n_space_group_IT_coordinate_system_code 1", 16)]
    public void The_origin_is_the_stated_one_else_the_first(string name, int atoms) =>
        ReadEnlarged(CubicCell + $"_symmetry_space_group_name_H-M {name}\n" + Sites("C1 0 0 0"), 2).Crystal.AtomCount.ShouldBe(atoms);

    [Theory]
    [InlineData("_symmetry_space_group_name_H-M 'R -3 m'")]
    [InlineData("_symmetry_space_group_name_H-M 'R -3 m H'")]
    [InlineData("_symmetry_space_group_name_H-M R-3m:H")]
    [InlineData("_symmetry_space_group_name_H-M R-3m:R")]
    [InlineData("_symmetry_Int_Tables_number 166")]
    public void Hexagonal_or_rhombohedral_axes_are_those_of_the_cell(string item)
    {
        var hexagonal = ReadEnlarged(HexagonalCell + item + "\n" + Sites("Na1 0 0 0.1"), 2);
        hexagonal.Crystal.AtomCount.ShouldBe(6);
        hexagonal.Warnings.ShouldHaveSingleItem().ShouldContain("(setting H)");
        var rhombohedral = ReadEnlarged(Rhombohedral + item + "\n" + Sites("Na1 0.1 0.1 0.1"), 2);
        rhombohedral.Crystal.AtomCount.ShouldBe(2);
        rhombohedral.Warnings.ShouldHaveSingleItem().ShouldContain("(setting R)");
    }

    [Theory]
    [InlineData("beta", "name_H-M 'P 21/c'", "P 1 2_1/c 1 (setting b1)")]
    [InlineData("beta", "name_H-M 'P 21/n'", "P 1 2_1/n 1 (setting b2)")]
    [InlineData("gamma", "name_H-M 'P 21/c'", "P 1 1 2_1/a (setting c1)")]
    [InlineData("alpha", "name_H-M 'P 21/c'", "P 2_1/c 1 1 (setting a3)")]
    [InlineData("beta", "IT_number 14", "P 1 2_1/c 1 (setting b1)")]
    [InlineData("gamma", "IT_number 14", "P 1 1 2_1/a (setting c1)")]
    [InlineData("alpha", "IT_number 14", "P 2_1/b 1 1 (setting a1)")]
    public void The_unique_axis_is_that_of_the_cell(string angle, string item, string setting)
    {
        var file = Read(CubicCell.Replace($"{angle} 90", $"{angle} 100") + $"_space_group_{item}\n" + Sites("Na1 0.1 0.2 0.3"));
        file.Crystal.AtomCount.ShouldBe(4);
        file.Warnings.ShouldHaveSingleItem().ShouldContain(setting);
    }

    [Fact]
    public void A_group_that_no_setting_fits_to_the_cell_is_pointed_out() =>
        Read(HexagonalCell + "_symmetry_Int_Tables_number 221\n" + Sites("Na1 0 0 0")).Warnings[1].ShouldContain("does not fit the cell");

    [Fact]
    public void Operators_come_before_a_name() =>
        Read(CubicCell + "_symmetry_Int_Tables_number 225\n" + Operators("x,y,z", "-x,-y,-z") + Sites("Na1 0.1 0.2 0.3"))
            .Crystal.AtomCount.ShouldBe(2);

    [Theory]
    [InlineData("_symmetry_space_group_name_H-M 'Q m m m'", "'Q m m m'")]
    [InlineData("_space_group_IT_number 231", "'231'")]
    [InlineData("_space_group_IT_number 0", "'0'")]
    [InlineData("_space_group_IT_number 2.5", "'2.5'")]
    [InlineData("_space_group_name_Hall '-Q 1'", "'-Q 1'")]
    public void A_group_that_does_not_exist_is_refused(string item, string named) =>
        Refuse(CubicCell + item + "\n" + Sites("Na1 0 0 0")).Message.ShouldContain($"no space group is called {named}");

    private static StructureFile ReadEnlarged(string text, int factor) => Read(text.Replace(" 4.0", $" {4 * factor}.0"));
}
