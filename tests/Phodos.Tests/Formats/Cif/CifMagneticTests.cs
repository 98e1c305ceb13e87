using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

public class CifMagneticTests
{
    private const string Moments = "loop_\n_atom_site_moment.label\n_atom_site_moment.crystalaxis_x\nFe1 1.0\n";

    [Theory]
    [InlineData("_space_group_symop_magn_operation.xyz", "_space_group_symop_magn_centering.xyz")]
    [InlineData("_space_group_symop.magn_operation_xyz", "_space_group_symop.magn_centering_xyz")]
    [InlineData("_space_group_symop_magn_operation_xyz", "_space_group_symop_magn_centering_xyz")]
    public void Magnetic_operators_move_atoms_as_others_do(string operators, string centerings)
    {
        var text = CubicCell + $"loop_\n_id\n{operators}\n1 x,y,z,+1\n2 -x,-y,-z,-1\n"
            + $"loop_\n_id\n{centerings}\n1 x,y,z,+1\n2 x+1/2,y+1/2,z+1/2,-1\n" + Sites("Fe1 0.1 0.2 0.3") + Moments;
        var file = Read(text);
        file.Crystal.AtomCount.ShouldBe(4);
        file.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void They_take_the_place_of_plain_operators() =>
        Read(CubicCell + Operators("x,y,z", "x+1/2,y+1/2,z+1/2")
                + "loop_\n_space_group_symop_magn_operation.xyz\nx,y,z,+1\n" + Sites("Fe1 0.1 0.2 0.3"))
            .Crystal.AtomCount.ShouldBe(1);

    [Fact]
    public void Plain_operators_serve_where_there_are_no_others() =>
        Read(CubicCell + Operators("x,y,z", "-x,-y,-z") + Sites("Fe1 0.1 0.2 0.3") + Moments).Crystal.AtomCount.ShouldBe(2);

    [Theory]
    [InlineData("P-1'", 2)]
    [InlineData("\"P2'/m'\"", 4)]
    [InlineData("\"P-11'\"", 2)]
    [InlineData("\"P21'\"", 2)]
    [InlineData("\"P2_1'\"", 2)]
    [InlineData("P11'", 1)]
    [InlineData("\"Pn'ma'\"", 8)]
    public void A_magnetic_group_has_the_atoms_of_its_name_without_primes(string name, int atoms) =>
        Read(CubicCell.Replace("4.0", "9.0") + $"_space_group_magn.name_BNS {name}\n" + Sites("Fe1 0.1 0.2 0.3") + Moments)
            .Crystal.AtomCount.ShouldBe(atoms);

    [Theory]
    [InlineData("\"P21'\"", "P 1 2 1")]
    [InlineData("\"P2_1'\"", "P 1 2_1 1")]
    [InlineData("\"P2_11'\"", "P 1 2_1 1")]
    public void A_grey_group_is_told_from_a_primed_screw_axis(string name, string group) =>
        Read(CubicCell + $"_space_group_magn.name_BNS {name}\n" + Sites("Fe1 0.1 0.2 0.3") + Moments).Warnings[0].ShouldContain(group);

    [Theory]
    [InlineData("_space_group_magn.name_BNS P_I-1")]
    [InlineData("_space_group_magn.number_BNS 2.7")]
    [InlineData("_space_group_magn.name_BNS P-1'\n_space_group_magn.transform_BNS_Pp_abc 'a,c,-b;0,0,0'")]
    public void A_magnetic_group_that_is_not_known_is_refused(string items) =>
        Refuse(CubicCell + items + "\n" + Sites("Fe1 0.1 0.2 0.3")).Message.ShouldContain("no space group is called");

    [Fact]
    public void Too_many_centerings_are_refused()
    {
        string Loop(string tag) => $"loop_\n{tag}\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"x,y,z+{i}/200,+1\n"));
        Refuse(CubicCell + Loop("_space_group_symop_magn_operation.xyz")
                + Loop("_space_group_symop_magn_centering.xyz") + Sites("Fe1 0 0 0"))
            .Message.ShouldContain("centerings");
    }

    [Theory]
    [InlineData("_cell_modulation_dimension 1\n")]
    [InlineData("loop_\n_cell_wave_vector_seq_id\n_cell_wave_vector_x\n1 0.3\n")]
    public void A_modulated_structure_is_read_as_its_average_unless_it_is_magnetic(string modulation)
    {
        var average = CubicCell + modulation + Operators("x,y,z") + Sites("Fe1 0 0 0");
        Read(average).Warnings.ShouldHaveSingleItem().ShouldContain("average");
        Refuse(average + Moments).Message.ShouldContain("incommensurate");
    }

    [Fact]
    public void Superspace_operators_alone_are_refused() =>
        Refuse(CubicCell + "_cell_modulation_dimension 1\n"
                + "loop_\n_space_group_symop_ssg_operation_algebraic\nx1,x2,x3,x4\n" + Sites("Fe1 0 0 0"))
            .Message.ShouldContain("superspace");
}
