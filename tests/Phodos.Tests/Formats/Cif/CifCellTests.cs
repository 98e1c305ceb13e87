using Phodos.Crystals;
using static Phodos.Tests.Formats.CifText;

namespace Phodos.Tests.Formats.Cif;

public class CifCellTests
{
    private const string P1 = "_symmetry_space_group_name_H-M 'P 1'\n";

    [Theory]
    [InlineData("cubic", "a 4", "", "4 4 4 90 90 90")]
    [InlineData("Tetragonal", "a 4 c 5", "", "4 4 5 90 90 90")]
    [InlineData("hexagonal", "a 4 c 5", "", "4 4 5 90 90 120")]
    [InlineData("trigonal", "a 4 c 5", "", "4 4 5 90 90 120")]
    [InlineData("rhombohedral", "a 4", "alpha 80", "4 4 4 80 80 80")]
    [InlineData("orthorhombic", "a 4 b 5 c 6", "", "4 5 6 90 90 90")]
    [InlineData("monoclinic", "a 4 b 5 c 6", "beta 100", "4 5 6 90 100 90")]
    [InlineData("?", "a 4 b 4.1 c 6", "gamma 110", "4 4.1 6 90 90 110")]
    public void The_cell_setting_gives_what_the_file_leaves_out(string setting, string lengths, string angles, string expected)
    {
        foreach (var tag in new[] { "_symmetry_cell_setting", "_space_group_crystal_system" })
        {
            var parameters = Items("_cell_length_", lengths) + Items("_cell_angle_", angles);
            var lattice = Read($"data_x\n{tag} {setting}\n" + parameters + P1 + Sites("Na1 0 0 0")).Crystal.Lattice;
            var (a, b, c) = (lattice.A, lattice.B, lattice.C);
            static double Angle(Vector3D left, Vector3D right) => Math.Acos(left.Dot(right) / left.Length / right.Length) * 180 / Math.PI;
            double[] read = [a.Length, b.Length, c.Length, Angle(b, c), Angle(a, c), Angle(a, b)];
            string.Join(' ', read.Select(value => FormattableString.Invariant($"{Math.Round(value, 6)}"))).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("orthorhombic", "a 4 b 5")]
    [InlineData("hexagonal", "a 4")]
    [InlineData("rhombohedral", "a 4")]
    [InlineData("?", "a 4 b 5")]
    public void What_no_setting_fixes_must_be_there(string setting, string lengths) =>
        Refuse($"data_x\n_symmetry_cell_setting {setting}\n" + Items("_cell_length_", lengths) + P1 + Sites("Na1 0 0 0"))
            .Message.ShouldContain("the file gives no _cell_");

    [Fact]
    public void Uncertainties_of_the_cell_are_left_out() =>
        Read(CubicCell.Replace("4.0", "4.000(12)").Replace(" 90", " 90.00(3)") + P1 + Sites("Na1 0 0 0"))
            .Crystal.Lattice.Volume.ShouldBe(64, 1e-9);

    [Fact]
    public void Operators_that_bend_the_cell_are_pointed_out() =>
        Read(CubicCell + Operators("x,y,z", "-y,x-y,z", "y-x,-x,z") + Sites("Na1 0.1 0.2 0.3"))
            .Warnings.ShouldHaveSingleItem().ShouldContain("do not fit the cell");

    private static string Items(string prefix, string pairs)
    {
        var words = pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Chunk(2).Select(pair => $"{prefix}{pair[0]} {pair[1]}\n"));
    }
}
