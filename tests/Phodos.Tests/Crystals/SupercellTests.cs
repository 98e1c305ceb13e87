using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class SupercellTests
{
    private static readonly Gen<IntegerMatrix> Matrices = Gen.Int[-3, 3].Array[9]
        .Select(x => new IntegerMatrix((x[0], x[1], x[2]), (x[3], x[4], x[5]), (x[6], x[7], x[8])))
        .Where(matrix => Math.Abs(matrix.Determinant) is > 0 and < 30);

    [Fact]
    public void A_supercell_holds_each_atom_once_for_every_cell() => Gen.Select(RandomCrystals.Crystals, Matrices).Sample((crystal, matrix) =>
    {
        // Making the crystal already checks that no two atoms coincide; with the count and the sites that leaves one choice.
        var supercell = crystal.Supercell(matrix);
        var cells = (int)Math.Abs(matrix.Determinant);
        supercell.AtomCount.ShouldBe(cells * crystal.AtomCount);
        supercell.Lattice.Volume.ShouldBe(cells * crystal.Lattice.Volume, 1e-6);
        for (var atom = 0; atom < supercell.AtomCount; atom++)
        {
            var original = crystal.FractionalPositions[atom % crystal.AtomCount];
            var apart = crystal.Lattice.ToFractional(supercell.Lattice.ToCartesian(supercell.FractionalPositions[atom])) - original;
            (apart - new Vector3D(Math.Round(apart.X), Math.Round(apart.Y), Math.Round(apart.Z))).Length.ShouldBeLessThan(1e-8);
            supercell.Species[atom].ShouldBe(crystal.Species[atom % crystal.AtomCount]);
        }
    }, iter: 200);

    [Fact]
    public void A_matrix_of_huge_shears_is_no_more_work_than_its_determinant()
    {
        var crystal = new Crystal(Lattice.FromParameters(3, 3, 3, 90, 90, 90), [Element.FromSymbol("Fe")], [default]);
        crystal.Supercell(new IntegerMatrix((1, 900, 0), (0, 2, 0), (0, 0, 3))).AtomCount.ShouldBe(6);
    }

    [Fact]
    public void Matrices_without_volume_or_with_too_much_are_refused()
    {
        var crystal = new Crystal(Lattice.FromParameters(3, 3, 3, 90, 90, 90), [Element.FromSymbol("Fe")], [default]);
        Should.Throw<InvalidInputException>(() => crystal.Supercell(default)).Message.ShouldContain("determinant");
        Should.Throw<InvalidInputException>(() => crystal.Supercell(IntegerMatrix.Diagonal(1000, 1000, 1000))).Message.ShouldContain("10000 atoms");
        crystal.Supercell(IntegerMatrix.Diagonal(10, 10, 100)).AtomCount.ShouldBe(10_000);
    }
}
