using Phodos.Crystals;
using Phodos.Formats;

namespace Phodos.Tests.Formats.Poscar;

public class PoscarTests
{
    private const string Salt = """
        rock salt
        5.64
        0.0 0.5 0.5
        0.5 0.0 0.5
        0.5 0.5 0.0
        Na Cl
        1 1
        Direct
        0 0 0
        0.5 0.5 0.5
        """;

    [Fact]
    public void A_VASP_5_file_is_read_whole()
    {
        var file = Read(Salt);
        file.Crystal.Species.ShouldBe([Element.FromSymbol("Na"), Element.FromSymbol("Cl")]);
        file.Crystal.Lattice.A.ShouldBe(new Vector3D(0, 2.82, 2.82));
        file.Crystal.FractionalPositions[1].ShouldBe(new Vector3D(0.5, 0.5, 0.5));
        (file.Title, file.Format).ShouldBe(("rock salt", "poscar"));
    }

    [Theory]
    [InlineData("Na Cl", "Na_pv Cl")]
    [InlineData("Na Cl", "Na_sv_GW Cl_h")]
    [InlineData("Na Cl", "Na/0a1b2c Cl/ff_x")]
    [InlineData("Na Cl", " NA cl ! the salt")]
    [InlineData("Na Cl\n1 1", "Na Cl Ar\n1 1 0")]
    [InlineData("Na Cl", "Na3+ Cl1")]
    [InlineData("Na Cl", "23Na 35Cl")]
    [InlineData("Na Cl\n1 1", "Na\nCl\n1\n1")]
    [InlineData("Na Cl\n1 1", "Na Cl Na\nCl\n1 0 0\n1")]
    [InlineData("1 1", "1 1 atoms of each")]
    [InlineData("5.64", "5.64 ! angstrom")]
    [InlineData("5.64", "5.64D+00")]
    [InlineData("5.64", "-44.851536")]
    [InlineData("5.64", "5.64 5.64 5.64")]
    [InlineData("Direct", "direct (fractional)")]
    [InlineData("Direct", "D")]
    [InlineData("Direct", "Fractional")]
    [InlineData("Direct", "Selective dynamics\nDirect")]
    [InlineData("Direct", "s\nd")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5 T F T")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5 Cl # comment")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5\n\n0.1 0.1 0.1\n0.2 0.2 0.2\n\npredictor 1e5")]
    [InlineData("Direct\n0 0 0\n0.5 0.5 0.5", "Cartesian\n0 0 0\n0.5 0.5 0.5")]
    [InlineData("Direct\n0 0 0\n0.5 0.5 0.5", "kartesisch\n0 0 0\n.5 .5 .5")]
    [InlineData("Direct\n0 0 0\n0.5 0.5 0.5", "Sel\ncart\n0 0 0 F F F\n.5 .5 .5 T T T")]
    [InlineData("rock salt", "")]
    [InlineData("rock salt\n", "\n\n")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5\nLattice velocities and vectors\n1\n0 0 0")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5\n \n 2 2 2\n 0.1E+01 0.2E+01\naugmentation occupancies 1 4\n")]
    [InlineData("rock salt\n5.64", "Na Cl\n5.64")]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", "\r")]
    [InlineData(" ", "\t ")]
    public void The_same_salt_is_written_in_many_ways(string plain, string other)
    {
        Salt.ShouldContain(plain);
        var crystal = Read(Salt.Replace(plain, other)).Crystal;
        crystal.Formula.ShouldBe("ClNa");
        crystal.Lattice.Volume.ShouldBe(5.64 * 5.64 * 5.64 / 4, 1e-9);
        (crystal.FractionalPositions[1] - new Vector3D(0.5, 0.5, 0.5)).Length.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Three_scales_stretch_the_axes_and_the_Cartesian_positions()
    {
        var crystal = Read(Salt.Replace("5.64", "4 5 6").Replace("Direct", "Cartesian")).Crystal;
        crystal.Lattice.A.ShouldBe(new Vector3D(0, 2.5, 3));
        crystal.Lattice.ToCartesian(crystal.FractionalPositions[1]).X.ShouldBe(2, 1e-12);
        crystal.Lattice.ToCartesian(crystal.FractionalPositions[1]).Z.ShouldBe(3, 1e-12);
    }

    [Theory]
    [InlineData("Na Cl")]
    [InlineData("Na1 Cl1")]
    public void A_VASP_4_file_takes_its_species_from_the_comment(string comment) =>
        Read(Salt.Replace("rock salt", comment).Replace("\nNa Cl", "")).Crystal.Formula.ShouldBe("ClNa");

    [Fact]
    public void A_VASP_4_file_takes_its_species_from_behind_the_positions() =>
        Read(Salt.Replace("rock salt", "K Br").Replace("\nNa Cl", "").Replace("0 0 0", "0 0 0 Na").Replace("0.5 0.5 0.5", "0.5 0.5 0.5 Cl_x")).Crystal.Formula.ShouldBe("ClNa");

    [Fact]
    public void The_flags_of_the_dynamics_are_no_species()
    {
        var fluorine = Salt.Replace("rock salt", "salt").Replace("\nNa Cl", "").Replace("0 0 0", "0 0 0 F F F").Replace("0.5 0.5 0.5", "0.5 0.5 0.5 T T T");
        Refuse(fluorine).Message.ShouldContain("species");
        Read(fluorine.Replace("Direct", "Selective\nDirect").Replace("F F F", "F F F F").Replace("T T T", "T T T H")).Crystal.Formula.ShouldBe("FH");
    }

    [Theory]
    [InlineData("Na Cl", "Si0.5Ge0.5 Cl", "disordered")]
    [InlineData("Na Cl", "Na0.9 Cl", "disordered")]
    [InlineData("Na Cl", "Na|K Cl", "disordered")]
    [InlineData("Na Cl", "Nb/Zr Cl", "disordered")]
    [InlineData("Na Cl", "H2O Cl", "'H2O' is no element but a group")]
    [InlineData("Na Cl", "OH Cl", "'OH' is no element but a group")]
    [InlineData("Na Cl", "CN Cl", "'CN' is no element but a group")]
    [InlineData("Na Cl", "Na2O Cl", "'Na2O' is no element but a group")]
    [InlineData("Na Cl", "Oct Cl", "no element 'Oct'")]
    [InlineData("0 0 0", "0 0 0 Na0.5K0.5", "disordered")]
    [InlineData("0 0 0", "0 0 0 H2O", "group")]
    public void A_species_that_is_no_element_is_refused(string good, string bad, string problem) =>
        Refuse(Salt.Replace(good, bad)).Message.ShouldContain(problem);

    [Theory]
    [InlineData("H1.25")]
    [InlineData("H.5")]
    [InlineData("H.66_AE")]
    public void A_fractional_hydrogen_of_VASP_is_hydrogen(string potential) =>
        Read(Salt.Replace("Na Cl", $"{potential} Cl")).ShouldSatisfyAllConditions(
            file => file.Crystal.Formula.ShouldBe("ClH"), file => file.Warnings.ShouldBeEmpty());

    [Theory]
    [InlineData("D", "deuterated")]
    [InlineData("T", "tritiated")]
    public void Isotopes_of_hydrogen_have_its_natural_mass(string symbol, string word) =>
        Read(Salt.Replace("Na Cl", $"{symbol} Cl")).Warnings.ShouldHaveSingleItem().ShouldContain(word);

    [Fact]
    public void A_group_in_capitals_is_a_guess_that_is_said() =>
        Read(Salt.Replace("Na Cl", "CO Cl")).Warnings.ShouldHaveSingleItem().ShouldBe("line 6: 'CO' is read as Co; write each atom of a group by itself");

    [Theory]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5 Br", "1 of 2 atoms are labelled otherwise than the list of species says, as atom 2: Cl in the list, Br")]
    [InlineData("0 0 0", "0 0 0 K_sv", "atom 1: Na in the list, K")]
    [InlineData("Na Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5", "Na Cl\n1 1\nSelective\nDirect\n0 0 0 T T T Na\n0.5 0.5 0.5 F F F F", "atom 2: Cl in the list, F")]
    public void Labels_that_contradict_the_species_are_said(string plain, string other, string problem)
    {
        var file = Read(Salt.Replace(plain, other));
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Warnings.ShouldHaveSingleItem().ShouldContain(problem);
    }

    [Theory]
    [InlineData("0.5 0.5 0.5 b")]
    [InlineData("0.5 0.5 0.5 Cl2")]
    [InlineData("0.5 0.5 0.5 chlorine")]
    [InlineData("0.5 0.5 0.5 Site2")]
    [InlineData("0.5 0.5 0.5 T T T")]
    [InlineData("0.5 0.5 0.5 Cl_pv")]
    public void Remarks_behind_a_position_contradict_nothing(string line) =>
        Read(Salt.Replace("0.5 0.5 0.5", line)).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("1 1", "1 0")]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 0.5\n0.25 0.25 0.25 Cl")]
    public void A_position_that_the_counts_leave_out_is_refused(string plain, string other) =>
        Refuse(Salt.Replace(plain, other)).Message.ShouldContain("a further position stands behind");

    [Theory]
    [InlineData("\nDirect configuration=     2\n0 0 0\n0.4 0.5 0.5", 2)]
    [InlineData("\nDirect configuration=     2\n0 0 0\n0.4 0.5 0.5\nDirect configuration=     3\n0 0 0\n0.4 0.5 0.5\n", 3)]
    public void Of_a_trajectory_the_first_frame_is_read_and_the_others_are_counted(string rest, int count)
    {
        var file = Read(Salt.Replace("Direct", "Direct configuration=     1") + rest);
        (file.Crystal.Formula, file.BlockCount).ShouldBe(("ClNa", count));
        file.Warnings.ShouldHaveSingleItem().ShouldContain($"{count} structures");
    }

    [Fact]
    public void A_second_structure_behind_the_first_is_said()
    {
        var file = Read(Salt + "\n" + Salt);
        (file.Crystal.AtomCount, file.BlockCount).ShouldBe((2, 2));
        file.Warnings.ShouldHaveSingleItem().ShouldContain("the first is read");
    }

    [Theory]
    [InlineData("I made this")]
    [InlineData("Na")]
    [InlineData("Na2 Cl1")]
    [InlineData("")]
    public void A_VASP_4_file_without_species_is_refused(string comment)
    {
        var fault = Refuse(Salt.Replace("rock salt", comment).Replace("\nNa Cl", ""));
        fault.Message.ShouldContain("species");
        fault.Line.ShouldBe(6);
    }

    [Theory]
    [InlineData("5.64", "0", 2)]
    [InlineData("5.64", "a", 2)]
    [InlineData("5.64", "5.64 5.64", 2)]
    [InlineData("5.64", "5.64 -5.64 5.64", 2)]
    [InlineData("5.64", "1e300", 2)]
    [InlineData("5.64", "1e-300", 2)]
    [InlineData("5.64", "NaN", 2)]
    [InlineData("5.64", "5,64", 2)]
    [InlineData("0.0 0.5 0.5", "0.0 0.5", 3)]
    [InlineData("0.0 0.5 0.5", "0.0 0.5 x", 3)]
    [InlineData("0.0 0.5 0.5", "0.5 0.0 0.5", 2)]
    [InlineData("Na Cl", "Na Qq", 6)]
    [InlineData("Na Cl", "", 6)]
    [InlineData("Na Cl", "Na", 7)]
    [InlineData("Na Cl", "Na Cl Ar", 8)]
    [InlineData("1 1", "1 -1", 7)]
    [InlineData("1 1", "0 0", 7)]
    [InlineData("1 1", "1 999999999", 7)]
    [InlineData("1 1", "1 99999999999999999999", 7)]
    [InlineData("1 1", "1.5 1", 7)]
    [InlineData("1 1", "1 2", 10)]
    [InlineData("Direct", "", 8)]
    [InlineData("Direct\n", "", 8)]
    [InlineData("0.5 0.5 0.5", "0.5 0.5", 10)]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 1e9", 10)]
    [InlineData("0.5 0.5 0.5", "0.5 0.5 Infinity", 10)]
    [InlineData("0.5 0.5 0.5", "0.0 0.0 0.01", 7)]
    public void A_broken_file_is_refused_with_its_line(string good, string bad, int line)
    {
        Salt.ShouldContain(good);
        Refuse(Salt.Replace(good, bad)).Line.ShouldBe(line);
    }

    [Fact]
    public void A_volume_for_vectors_in_a_plane_is_refused_as_that() =>
        Refuse(Salt.Replace("5.64", "-40").Replace("0.0 0.5 0.5", "0.5 0.0 0.5")).Message.ShouldContain("lie in a plane");

    [Fact]
    public void Endless_lines_are_refused()
    {
        Refuse(Salt.Replace("1 1", "1 1" + string.Concat(Enumerable.Repeat(" 0", 150_000)))).Line.ShouldBe(7);
        Refuse(new string('x', 1_000_000)).Line.ShouldBe(1);
    }

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "POSCAR", "poscar");

    private static InvalidInputException Refuse(string text)
    {
        var fault = Should.Throw<InvalidInputException>(() => Read(text));
        fault.File.ShouldBe("POSCAR");
        return fault;
    }
}
