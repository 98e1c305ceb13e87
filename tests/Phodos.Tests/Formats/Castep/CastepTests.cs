using Phodos.Formats;
using Phodos.Units;

namespace Phodos.Tests.Formats.Castep;

public sealed class CastepTests
{
    private const string Vectors = "%BLOCK LATTICE_CART\nang\n4 0 0\n0 4 0\n0 0 4\n%ENDBLOCK LATTICE_CART\n";
    private const string Atoms = "%BLOCK POSITIONS_ABS\nCs 0 0 0\nI 2 2 2\n%ENDBLOCK POSITIONS_ABS\n";

    [Theory]
    [InlineData("ang", 1)]
    [InlineData("bohr", PhysicalConstants.Bohr)]
    [InlineData("a0", PhysicalConstants.Bohr)]
    [InlineData("nm", 10)]
    public void Lengths_are_in_the_unit_of_the_block(string unit, double angstrom)
    {
        var crystal = StructureReader.ReadText(
            Vectors.Replace("ang", unit, StringComparison.Ordinal) + Atoms.Replace("ABS\nCs", $"ABS\n{unit}\nCs", StringComparison.Ordinal)).Crystal;
        crystal.Formula.ShouldBe("CsI");
        crystal.Lattice.A.X.ShouldBe(4 * angstrom, 1e-9);
        crystal.FractionalPositions[1].X.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Without_a_unit_lengths_are_in_angstrom() =>
        StructureReader.ReadText(Vectors.Replace("ang\n", "", StringComparison.Ordinal) + Atoms).Crystal.Lattice.A.X.ShouldBe(4);

    [Fact]
    public void Labels_spins_and_other_blocks_do_not_matter()
    {
        var file = StructureReader.ReadText(
            "%block species_pot\nFe a.usp\n%endblock species_pot\nfix_all_cell : true\n" + Vectors
            + "%BLOCK POSITIONS_FRAC\nFe:up 0 0 0 SPIN= 2.0\nFe:down 0.5 0.5 0.5 SPIN=-2 ! a comment\n%ENDBLOCK POSITIONS_FRAC\n");
        file.Crystal.Formula.ShouldBe("Fe2");
        file.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("D 2 2 2", "")]
    [InlineData("H 2 2 2", "%BLOCK SPECIES_MASS\nH 2.0141\n%ENDBLOCK SPECIES_MASS\n")]
    [InlineData("H:D 2 2 2", "%BLOCK SPECIES_MASS\namu\nH:D 2.014\nCs 132.905\n%ENDBLOCK SPECIES_MASS\n")]
    public void Deuterium_is_told(string atom, string masses) => StructureReader.ReadText(
        masses + Vectors + Atoms.Replace("I 2 2 2", atom, StringComparison.Ordinal)).Warnings.ShouldHaveSingleItem().ShouldContain("deuterated");

    [Theory]
    [InlineData(Vectors, "no block of the positions")]
    [InlineData(Atoms, "no block of the lattice")]
    [InlineData(Vectors + Vectors + Atoms, "a second block of the lattice")]
    [InlineData(Vectors + Atoms + Atoms, "a second block of the lattice or the positions")]
    [InlineData(Vectors + "%BLOCK POSITIONS_FRAC\nSi 0 0 0 MIXTURE:( 1 0.5 )\nGe 0 0 0 MIXTURE=( 1 0.5 )\n%ENDBLOCK POSITIONS_FRAC\n", "disordered: atom 1 (Si)")]
    [InlineData(Vectors + "%BLOCK POSITIONS_FRAC\nSi0.5Ge0.5 0 0 0\n%ENDBLOCK POSITIONS_FRAC\n", "line 8: the structure is disordered: 'Si0.5Ge0.5'")]
    [InlineData(Vectors + "%BLOCK POSITIONS_FRAC\n%ENDBLOCK POSITIONS_FRAC\n", "the block of positions has no atoms")]
    [InlineData(Vectors + "%BLOCK POSITIONS_FRAC\nSi 0 0 0\n", "the file ends where the end of the block")]
    [InlineData("%BLOCK LATTICE_CART\nfurlong\n4 0 0\n0 4 0\n0 0 4\n%ENDBLOCK LATTICE_CART\n" + Atoms, "no unit of length 'furlong'")]
    [InlineData("%BLOCK LATTICE_CART\n4 0 0\n0 4 0\n%ENDBLOCK LATTICE_CART\n" + Atoms, "the block of the lattice has 2 rows")]
    public void What_is_no_whole_crystal_is_refused(string text, string message) =>
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(text, format: "castep")).Message.ShouldContain(message);
}
