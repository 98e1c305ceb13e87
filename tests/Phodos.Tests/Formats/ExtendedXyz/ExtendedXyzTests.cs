using Phodos.Crystals;
using Phodos.Formats;

namespace Phodos.Tests.Formats.ExtendedXyz;

public class ExtendedXyzTests
{
    private const string Salt = """
        2
        Lattice="0 2.82 2.82 2.82 0 2.82 2.82 2.82 0" Properties=species:S:1:pos:R:3:forces:R:3 energy=-1.5 pbc="T T T"
        Na 0.0 0.0 0.0 0.1 0 0
        Cl 2.82 2.82 2.82 -0.1 0 0
        """;

    [Theory]
    [InlineData("Lattice=", "lattice=")]
    [InlineData("Lattice=", "energy=-3 Lattice = ")]
    [InlineData("\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\"", "'0 2.82 2.82 2.82 0 2.82 2.82 2.82 0'")]
    [InlineData("\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\"", "{0 2.82 2.82 2.82 0 2.82 2.82 2.82 0}")]
    [InlineData("\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\"", "[0, 2.82, 2.82, 2.82, 0, 2.82, 2.82, 2.82, 0]")]
    [InlineData("\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\"", "[[0, 2.82, 2.82], [2.82, 0, 2.82], [2.82, 2.82, 0]]")]
    [InlineData("\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\"", "\"0 2.82d0 2.82 28.2E-1 0 +2.82 2.82 2.82 0\"")]
    [InlineData("Properties=species:S:1:pos:R:3:forces:R:3", "properties=species:S:1:pos:R:3:force:R:3")]
    [InlineData("Properties=species:S:1:pos:R:3:forces:R:3", "")]
    [InlineData(" pbc=\"T T T\"", "")]
    [InlineData("pbc=\"T T T\"", "pbc=T")]
    [InlineData("pbc=\"T T T\"", "pbc=[T, True, 1] flag Origin=\"1 2 3\" config=\"a = \\\" {\"")]
    [InlineData("Na 0.0", "11 0.0")]
    [InlineData("Na 0.0", "NA1 0.0")]
    [InlineData("\n", "\r\n")]
    public void The_same_salt_is_written_in_many_ways(string plain, string other)
    {
        Salt.ShouldContain(plain);
        var file = Read(Salt.Replace(plain, other));
        file.Warnings.ShouldBeEmpty();
        file.Crystal.Species.ShouldBe([Element.FromSymbol("Na"), Element.FromSymbol("Cl")]);
        file.Crystal.Lattice.B.ShouldBe(new Vector3D(2.82, 0, 2.82));
        (file.Crystal.FractionalPositions[1] - new Vector3D(0.5, 0.5, 0.5)).Length.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Columns_stand_in_any_order()
    {
        var crystal = Read("1\nProperties=label:S:1:move_mask:L:3:pos:R:3:Z:I:1 Lattice=\"3 0 0 0 4 0 0 0 5\"\nx T F T 1 2 3 26\n").Crystal;
        crystal.Formula.ShouldBe("Fe");
        crystal.Lattice.ToCartesian(crystal.FractionalPositions[0]).Z.ShouldBe(3, 1e-12);
    }

    [Fact]
    public void Of_several_structures_the_first_is_read()
    {
        var file = Read(Salt + "\n1\nLattice=\"3 0 0 0 3 0 0 0 3\"\nFe 0 0 0\n" + Salt + "\n\n");
        (file.Crystal.Formula, file.BlockCount).ShouldBe(("ClNa", 3));
        file.Warnings.ShouldHaveSingleItem().ShouldContain("3 structures");
    }

    [Theory]
    [InlineData("\n3\nLattice=\"3 0 0 0 3 0 0 0 3\"\nFe 0 0 0\n", "ends within")]
    [InlineData("\nCl 1 1 1\n", "line 5: a further atom stands behind those that the file counts")]
    [InlineData("\nthe end\n", "line 5")]
    public void What_is_left_out_behind_the_first_structure_is_told(string rest, string warning)
    {
        var file = Read(Salt + rest);
        file.BlockCount.ShouldBe(1);
        file.Warnings.ShouldHaveSingleItem().ShouldContain(warning);
    }

    [Theory]
    [InlineData("2\n", "2 atoms\n", 1, "number of atoms")]
    [InlineData("2\n", "0\n", 1, "atoms")]
    [InlineData("2\n", "1000000000\n", 1, "atoms")]
    [InlineData("2\n", "3\n", 4, "atom 3 of 3")]
    [InlineData("Lattice=", "Grid=", 2, "no cell")]
    [InlineData("T T T", "T T F", 2, "not periodic")]
    [InlineData("T T T", "F F F", 2, "not periodic")]
    [InlineData("T T T", "T T", 2, "not periodic")]
    [InlineData("2.82 0\" P", "2.82\" P", 2, "nine numbers")]
    [InlineData("2.82 0\" P", "2.82 0 0\" P", 2, "nine numbers")]
    [InlineData("2.82 0\" P", "2.82 x\" P", 2, "nine numbers")]
    [InlineData("\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\"", "\"0 0 0 0 0 0 0 0 0\"", 2, "length")]
    [InlineData("\"T T T\"", "\"T T T", 2, "closing")]
    [InlineData("species:S:1", "name:S:1", 2, "no species")]
    [InlineData("pos:R:3", "pos:R:2", 2, "no positions")]
    [InlineData("forces:R:3", "forces:R", 2, "groups")]
    [InlineData("forces:R:3", "forces:R:x", 2, "number of columns")]
    [InlineData("Cl 2.82", "Xx 2.82", 4, "no element")]
    [InlineData("Cl 2.82", "119 2.82", 4, "no element")]
    [InlineData("Cl 2.82", "Si0.5Ge0.5 2.82", 4, "disordered")]
    [InlineData("Cl 2.82", "Na|K 2.82", 4, "disordered")]
    [InlineData("Cl 2.82", "H2O 2.82", 4, "group")]
    [InlineData("energy=-1.5", "occupancy=\"_JSON {\\\"0\\\": {\\\"Na\\\": 0.6, \\\"K\\\": 0.4}}\"", 2, "disordered")]
    [InlineData("energy=-1.5", "occupancy=\"_JSON {\\\"0\\\": {\\\"Na\\\": 0.6}}\"", 2, "disordered")]
    [InlineData("energy=-1.5", "occupancy=half", 2, "cannot be read")]
    [InlineData("forces:R:3", "occupancy:R:1:magnetic:R:2", 3, "occupancy 0.1")]
    [InlineData("Cl 2.82", "Cl a2.82", 4, "coordinates")]
    [InlineData("Cl 2.82 2.82 2.82 -0.1 0 0", "Cl 2.82 2.82", 4, "coordinates")]
    public void A_broken_file_is_refused_with_its_line(string good, string bad, int line, string message)
    {
        Salt.ShouldContain(good);
        var fault = Should.Throw<InvalidInputException>(() => Read(Salt.Replace(good, bad)));
        fault.Message.ShouldContain(message);
        fault.Line.ShouldBe(line);
    }

    [Fact]
    public void A_full_occupancy_is_no_disorder() =>
        Read(Salt.Replace("energy=-1.5", "occupancy=\"_JSON {\\\"0\\\": {\\\"Na\\\": 1}, \\\"1\\\": {\\\"Cl\\\": 1.0}}\"")).Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("1", "2")]
    [InlineData("1", "1")]
    [InlineData("2", "3")]
    public void The_types_of_a_simulation_are_no_atomic_numbers(string first, string second)
    {
        var fault = Should.Throw<InvalidInputException>(() => Read(Salt.Replace("Na 0.0", $"{first} 0.0").Replace("Cl 2.82", $"{second} 2.82")));
        fault.Message.ShouldContain("types of a simulation");
    }

    [Theory]
    [InlineData("11", "17", "ClNa")]
    [InlineData("1", "8", "HO")]
    [InlineData("1", "3", "HLi")]
    public void Atomic_numbers_may_stand_where_symbols_belong(string first, string second, string formula) =>
        Read(Salt.Replace("Na 0.0", $"{first} 0.0").Replace("Cl 2.82", $"{second} 2.82")).Crystal.Formula.ShouldBe(formula);

    [Theory]
    [InlineData("masses")]
    [InlineData("initial_masses")]
    public void Masses_that_the_crystal_does_not_have_are_said(string column)
    {
        Read(Salt.Replace("forces:R:3", $"{column}:R:1:magnetic:R:2").Replace("0.1 0 0", "35.45 0 0").Replace("0.0 -35.45", "0.0 22.99")).Warnings
            .ShouldContain(warning => warning.Contains("the mass of Cl", StringComparison.Ordinal));
        Read(Salt.Replace("Na 0.0", "D 0.0")).Warnings.ShouldHaveSingleItem().ShouldContain("deuterated");
    }

    [Fact]
    public void A_molecule_without_a_cell_is_recognised_and_refused() =>
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText("1\nneon\nNe 0 0 0\n")).Message.ShouldContain("no cell");

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "salt.xyz", "extxyz");
}
