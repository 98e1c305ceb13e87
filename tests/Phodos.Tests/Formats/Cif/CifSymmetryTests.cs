using Phodos.Crystals;
using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

public class CifSymmetryTests
{
    [Theory]
    [InlineData("-x+1/2, y, 1/2-z")]
    [InlineData("1/2-X,+Y,-Z+1/2")]
    [InlineData(" - x + 0.5 , y , 0.5 - z ")]
    [InlineData("-1*x+1/2,1y,.5-z")]
    [InlineData("1/2 - x,y,5/10-z")]
    [InlineData("-x+1/2,y,-z-1/2")]
    [InlineData("-x+.5,y,.50-z")]
    [InlineData("-X+1/2 ,\tY, 1/2 -Z")]
    public void One_operator_has_many_spellings(string spelling)
    {
        var crystal = Read(CubicCell + Operators("x,y,z", spelling) + Sites("Na1 0.1 0.2 0.3")).Crystal;
        crystal.AtomCount.ShouldBe(2);
        (crystal.FractionalPositions[1] - new Vector3D(0.4, 0.2, 0.2)).Length.ShouldBeLessThan(1e-12);
    }

    [Theory]
    [InlineData("_symmetry_equiv_pos_as_xyz")]
    [InlineData("_symmetry_equiv_pos_as_xyz_")]
    [InlineData("_symmetry_equiv.pos_as_xyz")]
    [InlineData("_space_group_symop_operation_xyz")]
    [InlineData("_space_group_symop.operation_xyz")]
    [InlineData("_Space_Group_Symop_Operation_XYZ")]
    public void Old_and_new_names_hold_operators(string tag) =>
        Read(CubicCell + $"loop_\n{tag}\nx,y,z\n-x,-y,-z\n" + Sites("Na1 0.1 0.2 0.3")).Crystal.AtomCount.ShouldBe(2);

    [Theory]
    [InlineData("x,y")]
    [InlineData("x,y,z,t")]
    [InlineData("x,y,w")]
    [InlineData("x,x,z")]
    [InlineData("2x,y,z")]
    [InlineData("x,y,")]
    [InlineData("x y,y,z")]
    [InlineData("x/2,2y,z")]
    [InlineData(".5x,2y,z")]
    [InlineData("x,y,z+1/0")]
    [InlineData("x,y,z+1e5")]
    [InlineData("x,y,z+1/2/3")]
    [InlineData("x,y,z-")]
    [InlineData("--x,y,z")]
    [InlineData("x,y,z+99999999999")]
    public void Nonsense_is_no_operator(string text)
    {
        var fault = Refuse(CubicCell + Operators("x,y,z", text) + Sites("Na1 0.1 0.2 0.3"));
        fault.Line.ShouldBe(11);
        fault.Message.ShouldContain("no symmetry operator");
    }

    [Fact]
    public void Special_positions_are_merged()
    {
        var crystal = Read(Rutile).Crystal;
        crystal.AtomCount.ShouldBe(6);
        crystal.Species.Select(element => element.Symbol).ShouldBe(["Ti", "Ti", "O", "O", "O", "O"]);
    }

    [Theory]
    [InlineData("0.333", "0.667")]
    [InlineData("0.3333", "0.6667")]
    [InlineData("0.33333", "0.66667")]
    [InlineData("0.3333", "0.6666")]
    [InlineData(".333", ".666")]
    [InlineData("0.33", "0.67")]
    [InlineData("1/3", "2/3")]
    public void Rounded_thirds_on_a_threefold_axis_are_one_exact_atom(string third, string twoThirds)
    {
        var crystal = Read(HexagonalCell + Operators("x,y,z", "-y,x-y,z", "-x+y,-x,z") + Sites($"Zn1 {third} {twoThirds} 0.2")).Crystal;
        crystal.AtomCount.ShouldBe(1);
        crystal.FractionalPositions[0].X.ShouldBe(1.0 / 3, 1e-12);
        crystal.FractionalPositions[0].Y.ShouldBe(2.0 / 3, 1e-12);
    }

    [Theory]
    [InlineData("0.333", 1.0 / 3)]
    [InlineData("-0.333", -1.0 / 3)]
    [InlineData("0.1667", 1.0 / 6)]
    [InlineData("0.1666", 1.0 / 6)]
    [InlineData("0.8333", 5.0 / 6)]
    [InlineData("1.6667", 5.0 / 3)]
    [InlineData("0.334", 0.334)]
    [InlineData("0.332", 0.332)]
    [InlineData("0.33", 0.33)]
    [InlineData("0.33340", 0.3334)]
    [InlineData("0.3333(2)", 0.3333)]
    [InlineData("0.3333(0)", 1.0 / 3)]
    [InlineData("0.5", 0.5)]
    [InlineData("0.499", 0.499)]
    [InlineData("0.001", 0.001)]
    public void Only_rounded_sixths_are_made_exact(string written, double value) =>
        Read(CubicCell + Operators("x,y,z") + Sites($"Na1 {written} 0 0")).Crystal.FractionalPositions[0].X.ShouldBe(value, 1e-15);

    [Fact]
    public void Images_lie_in_the_cell_and_the_site_stays_where_it_is()
    {
        var crystal = Read(CubicCell + Operators("x,y,z", "-x,-y,-z") + Sites("Na1 -0.1 1.2 0.3")).Crystal;
        crystal.FractionalPositions[0].ShouldBe(new Vector3D(-0.1, 1.2, 0.3));
        (crystal.FractionalPositions[1] - new Vector3D(0.1, 0.8, 0.7)).Length.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void A_missing_identity_is_added()
    {
        var file = Read(CubicCell + Operators("-x,-y,-z") + Sites("Na1 0.1 0.2 0.3"));
        file.Crystal.AtomCount.ShouldBe(2);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("x,y,z");
    }

    [Theory]
    [InlineData("_symmetry_space_group_name_H-M 'P 1'")]
    [InlineData("_symmetry_space_group_name_H-M P1")]
    [InlineData("_space_group_IT_number 1")]
    public void P1_needs_no_operators(string item) => Read(CubicCell + item + "\n" + Sites("Na1 0 0 0")).Warnings.ShouldBeEmpty();

    [Fact]
    public void No_symmetry_at_all_is_P1_with_a_warning() =>
        Read(CubicCell + Sites("Na1 0 0 0")).Warnings.ShouldHaveSingleItem().ShouldContain("no symmetry");

    [Fact]
    public void A_lone_identity_under_a_higher_group_is_pointed_out() =>
        Read(CubicCell + "_space_group_IT_number 225\n" + Operators("x,y,z") + Sites("Na1 0 0 0"))
            .Warnings.ShouldHaveSingleItem().ShouldContain("'225'");

    [Theory]
    [InlineData("z+.33", 1.0 / 3)]
    [InlineData("z+0.67", 2.0 / 3)]
    [InlineData("z+0.1667", 1.0 / 6)]
    [InlineData(".8333+z", 5.0 / 6)]
    [InlineData("z+5/6", 5.0 / 6)]
    [InlineData("z+.25", 0.25)]
    public void Rounded_shifts_of_operators_are_exact(string third, double shift) =>
        Read(CubicCell + Operators("x,y,z", $"x,y,{third}") + Sites("Na1 0.1 0.2 0"))
            .Crystal.FractionalPositions[1].Z.ShouldBe(shift, 1e-15);

    [Fact]
    public void One_operator_needs_no_loop() =>
        Read(CubicCell + "_symmetry_equiv_pos_as_xyz 'x, y, z'\n" + Sites("Na1 0.1 0.2 0.3")).Crystal.AtomCount.ShouldBe(1);

    [Fact]
    public void Repeated_operators_change_nothing() =>
        Read(CubicCell + Operators("x,y,z", "-x,y,z", "x,y,z", "-x+0,y,z") + Sites("Na1 0.004 0.2 0.3")).Crystal.FractionalPositions
            .ShouldHaveSingleItem().X.ShouldBe(0, 1e-15);
}
