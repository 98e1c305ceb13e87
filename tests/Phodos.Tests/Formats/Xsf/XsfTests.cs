using Phodos.Formats;

namespace Phodos.Tests.Formats.Xsf;

public sealed class XsfTests
{
    private const string Vectors = "PRIMVEC\n4 0 0\n0 4 0\n0 0 4\n";
    private const string Atoms = "PRIMCOORD\n2 1\nCs 0 0 0\n53 2 2 2\n";

    [Fact]
    public void Positions_are_in_angstrom_and_species_are_symbols_or_numbers()
    {
        var crystal = StructureReader.ReadText("CRYSTAL\n" + Vectors + Atoms).Crystal;
        crystal.Formula.ShouldBe("CsI");
        crystal.FractionalPositions[1].Y.ShouldBe(0.5);
    }

    [Fact]
    public void Grids_behind_the_structure_are_passed_over() => StructureReader.ReadText(
        "CRYSTAL\n" + Vectors + Atoms + "BEGIN_BLOCK_DATAGRID_3D\nx\nBEGIN_DATAGRID_3D_x\n2 2 2\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n1 2 3 4 5 6 7 8\n")
        .Crystal.AtomCount.ShouldBe(2);

    [Fact]
    public void Of_an_animation_the_first_step_is_read_with_a_warning()
    {
        var file = StructureReader.ReadText(
            "ANIMSTEPS 2\nCRYSTAL\nPRIMVEC 1\n4 0 0\n0 4 0\n0 0 4\nPRIMCOORD 1\n1 1\nPo 0 0 0\nPRIMVEC 2\n5 0 0\n0 5 0\n0 0 5\nPRIMCOORD 2\n1 1\nPo 0 0 0\n");
        file.Crystal.Lattice.A.X.ShouldBe(4);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("2 structures; the first is read");
    }

    [Theory]
    [InlineData("SLAB\n" + Vectors + Atoms, "line 1: this is no crystal (SLAB)")]
    [InlineData("MOLECULE\nATOMS\n6 0 0 0\n", "this is no crystal (MOLECULE)")]
    [InlineData("DIM-GROUP\n2 1\n" + Vectors + Atoms, "periodic in 2 directions")]
    [InlineData("CRYSTAL\n" + Atoms, "line 2: PRIMCOORD stands before PRIMVEC")]
    [InlineData("CRYSTAL\n" + Vectors, "there is no PRIMCOORD")]
    [InlineData("CRYSTAL\nPRIMVEC\n4 0 0\n0 4\n", "line 4: expected the three components")]
    [InlineData("CRYSTAL\n" + Vectors + "PRIMCOORD\n3 1\nCs 0 0 0\nI 2 2 2\n", "the file ends where atom 3 of 3 should stand")]
    [InlineData("CRYSTAL\n" + Vectors + "PRIMCOORD\n1 1\nCs 0 0 0\nI 2 2 2\n", "a further atom stands behind the 1 that line 7 counts")]
    [InlineData("CRYSTAL\n" + Vectors + "PRIMCOORD\n1 1\nCsX 0 0 0\n", "line 8: there is no element 'CsX'")]
    [InlineData("CRYSTAL\n" + Vectors + "PRIMCOORD\n1 1\n0 0 0 0\n", "no element with atomic number 0")]
    [InlineData("CRYSTAL\n" + Vectors + "PRIMCOORD\n20000 1\n1 0 0 0\n", "more than 10000 atoms")]
    public void What_is_no_whole_crystal_is_refused(string text, string message) =>
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(text)).Message.ShouldContain(message);
}
