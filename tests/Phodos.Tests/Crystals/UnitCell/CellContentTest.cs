using Phodos.Crystals;
using Phodos.Crystals.UnitCell;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.UnitCell;

public sealed class CellContentTest
{
    [Theory]
    [InlineData("rocksalt NaCl", 27, 54)] // a cube of two by two by two small cubes
    [InlineData("diamond", 18, 16)] // eight corners, six faces, four inside, each of which has four neighbours
    [InlineData("fcc copper", 14, 36)] // each face centre with its four corners and four others
    [InlineData("cubic perovskite", 21, 36)] // titanium at the corners: two for each oxygen, and twelve oxygens round calcium
    public void Atoms_on_the_border_stand_once_for_each_face_edge_and_corner(string name, int atoms, int bonds)
    {
        var content = CellContent.Of(KnownCrystals.All[name].Crystal);
        content.Atoms.Length.ShouldBe(atoms);
        content.Bonds.Length.ShouldBe(bonds);
    }

    [Fact]
    public void The_origin_moves_onto_an_atom_where_that_shows_more()
    {
        var diamond = KnownCrystals.All["diamond"].Crystal;
        var moved = new Crystal(
            diamond.Lattice,
            diamond.Species,
            [.. diamond.FractionalPositions.Select(position => position + new Vector3D(0.125, 0.125, -3.875))]);
        CellContent.Of(moved).Atoms.Length.ShouldBe(18);
        CellContent.Of(moved).Bonds.Length.ShouldBe(16);
    }

    [Fact]
    public void An_atom_that_noise_puts_beside_a_face_stands_on_both_sides()
    {
        var cell = KnownCrystals.Cell(4, 4, 4, 90, 90, 90, ("Po", 0.99999, 0.00001, 0.5));
        CellContent.Of(cell).Atoms.Length.ShouldBe(8);
        foreach (var atom in CellContent.Of(cell).Atoms)
            atom.Position.Length.ShouldBeLessThan(4 * Math.Sqrt(3) + 0.1);
    }

    [Fact]
    public void Large_cations_are_joined_to_anions_and_not_to_each_other()
    {
        var salt = KnownCrystals.Cell(4.12, 4.12, 4.12, 90, 90, 90, ("Cs", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5));
        var content = CellContent.Of(salt);
        content.Bonds.Length.ShouldBe(8);
        content.Bonds.ShouldAllBe(bond => content.Atoms[bond.First].Element != content.Atoms[bond.Second].Element);
    }
}
