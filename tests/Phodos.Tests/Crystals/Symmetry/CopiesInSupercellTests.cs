using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

public class CopiesInSupercellTests
{
    private const double Tolerance = 1e-3;

    public static TheoryData<string> Names => [.. KnownCrystals.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_supercell_becomes_the_primitive_cell_of_the_same_crystal(string name)
    {
        var crystal = KnownCrystals.All[name].Crystal;
        var primitiveAtoms = MoyoSymmetryFinder.Shared.Find(crystal).Primitive.AtomCount;
        Disguise.For(crystal.AtomCount).Sample(disguise =>
        {
            var reduced = CopiesInSupercell.Remove(InCompactCell.Of(disguise.Of(crystal, noise: 1e-4)), Tolerance);
            reduced.AtomCount.ShouldBe(primitiveAtoms);
            reduced.ReducedFormula.ShouldBe(crystal.ReducedFormula);
            (reduced.Lattice.Volume / reduced.AtomCount).ShouldBe(crystal.Lattice.Volume / crystal.AtomCount, 1e-6);
            SameCrystal.MeanDistances(reduced).ShouldBe(SameCrystal.MeanDistances(crystal), 1e-3);
        }, iter: 10);
    }

    [Theory]
    [InlineData("fcc copper", 13, 13, 13)]
    [InlineData("rocksalt NaCl", 10, 10, 12)]
    [InlineData("orthorhombic perovskite CaTiO3", 7, 8, 8)]
    [InlineData("diamond", 1, 1, 997)]
    public void The_symmetry_of_a_supercell_of_thousands_of_atoms_is_found_within_the_time_limit(string name, int a, int b, int c)
    {
        var (crystal, spaceGroup) = KnownCrystals.All[name];
        MoyoSymmetryFinder.Shared.Find(crystal.Supercell(IntegerMatrix.Diagonal(a, b, c))).SpaceGroup.ShouldBe(spaceGroup);
    }

    [Fact]
    public void A_skewed_supercell_of_a_prime_number_of_copies_is_reduced()
    {
        var supercell = KnownCrystals.All["diamond"].Crystal.Supercell(new IntegerMatrix((1, 0, 0), (3, 1, 0), (70, 81, 1009)));
        CopiesInSupercell.Remove(InCompactCell.Of(supercell), Tolerance).AtomCount.ShouldBe(2);
    }

    [Fact]
    public void One_displaced_or_other_atom_leaves_the_supercell_as_it_is()
    {
        var supercell = KnownCrystals.All["fcc copper"].Crystal.Supercell(IntegerMatrix.Diagonal(4, 4, 4));
        var displaced = supercell.FractionalPositions.SetItem(7, supercell.FractionalPositions[7] + new Vector3D(Tolerance, 0, 0));
        Crystal[] spoiled =
        [
            new(supercell.Lattice, supercell.Species, displaced),
            new(supercell.Lattice, supercell.Species.SetItem(7, Element.FromSymbol("Ag")), supercell.FractionalPositions),
            new(supercell.Lattice, supercell.Species.RemoveAt(7), supercell.FractionalPositions.RemoveAt(7)),
        ];
        foreach (var crystal in spoiled)
            CopiesInSupercell.Remove(InCompactCell.Of(crystal), Tolerance).AtomCount.ShouldBe(crystal.AtomCount);
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(1.2, 20)]
    public void A_slow_wave_is_flattened_only_where_it_is_lower_than_the_tolerance(double tolerances, int atoms)
    {
        // From one cell to the next the wave rises by less than a third of its height.
        var positions = Enumerable.Range(0, 20)
            .Select(cell => new Vector3D(tolerances * Tolerance / 3 * Math.Sin(2 * Math.PI * cell / 20), 0, cell / 20.0))
            .ToImmutableArray();
        var lattice = new Lattice(new(3, 0, 0), new(0, 3.1, 0), new(0, 0, 64));
        var wave = new Crystal(lattice, [.. Enumerable.Repeat(Element.FromSymbol("Po"), 20)], positions);
        CopiesInSupercell.Remove(InCompactCell.Of(wave), Tolerance).AtomCount.ShouldBe(atoms);
    }
}
