using System.Globalization;
using Phodos.Crystals;
using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

public class CifCartesianTests
{
    private static readonly string Cell = CubicCell.Replace("_cell_length_b 4.0", "_cell_length_b 5.0") + Operators("x,y,z");
    private static readonly string CartesianSites = Sites("Na1 1.0 2.0 3.0").Replace("fract", "Cartn");

    // a along y, b along -x, so that the fractional coordinates of (1, 2, 3) are (2/4, -1/5, 3/4).
    private static readonly string[] ToFractional = ["0 .25 0", "-.2 0 0", "0 0 .25"];
    private static readonly string[] ToCartesian = ["0 -5 0", "4 0 0", "0 0 4"];

    [Fact]
    public void Without_a_matrix_a_lies_along_x()
    {
        var file = Read(Cell + CartesianSites);
        file.Crystal.FractionalPositions[0].ShouldBe(new(0.25, 0.4, 0.75));
        file.Warnings.ShouldHaveSingleItem().ShouldContain("Cartesian");
    }

    [Theory]
    [InlineData("_atom_sites_fract_tran_matrix_{0}{1}", "_atom_sites_fract_tran_vector_{0}")]
    [InlineData("_atom_sites_fract_transform.mat_{0}{1}", "_atom_sites_fract_transform.vec_{0}")]
    [InlineData("_atom_sites.fract_transf_matrix[{0}][{1}]", "_atom_sites.fract_transf_vector[{0}]")]
    public void A_matrix_to_fractional_axes_is_used(string matrix, string vector) =>
        Position(Items(matrix, ToFractional) + Vector(vector, "0 .1 0")).ShouldBe(new(0.5, -0.1, 0.75));

    [Theory]
    [InlineData("_atom_sites_Cartn_tran_matrix_{0}{1}", "_atom_sites_Cartn_tran_vector_{0}")]
    [InlineData("_atom_sites_Cartn_transform.mat_{0}{1}", "_atom_sites_Cartn_transform.vec_{0}")]
    public void A_matrix_to_Cartesian_axes_is_used(string matrix, string vector) =>
        Position(Items(matrix, ToCartesian) + Vector(vector, "-1 0 0")).ShouldBe(new(0.5, -0.4, 0.75));

    [Fact]
    public void A_matrix_of_another_cell_is_refused()
    {
        Refuse(Cell + Items("_atom_sites_fract_tran_matrix_{0}{1}", ["1 0 0", "0 1 0", "0 0 1"]) + CartesianSites)
            .Message.ShouldContain("does not belong");
        Refuse(Cell + Items("_atom_sites_Cartn_tran_matrix_{0}{1}", ["4 0 0", "0 4 0", "0 0 4"]) + CartesianSites)
            .Message.ShouldContain("does not belong");
        Refuse(Cell + Items("_atom_sites_Cartn_tran_matrix_{0}{1}", ["4 0 0", "8 0 0", "0 0 4"]) + CartesianSites)
            .Message.ShouldContain("0.1 to 10000");
    }

    [Fact]
    public void A_matrix_with_a_hole_is_refused() =>
        Refuse(Cell + "_atom_sites_fract_tran_matrix_11 .25\n" + CartesianSites).Message.ShouldContain("lacks element 12");

    private static Vector3D Position(string transform)
    {
        var file = Read(Cell + transform + CartesianSites);
        file.Warnings.ShouldBeEmpty();
        var (x, y, z) = file.Crystal.FractionalPositions[0];
        return new(Math.Round(x, 12), Math.Round(y, 12), Math.Round(z, 12));
    }

    private static string Items(string tag, string[] rows) => string.Concat(rows.SelectMany((row, i) =>
        row.Split(' ').Select((value, j) => string.Format(CultureInfo.InvariantCulture, tag, i + 1, j + 1) + $" {value}\n")));

    private static string Vector(string tag, string row) => string.Concat(
        row.Split(' ').Select((value, i) => string.Format(CultureInfo.InvariantCulture, tag, i + 1) + $" {value}\n"));
}
