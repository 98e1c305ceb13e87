using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Tests.LatticeDynamics;

namespace Phodos.Tests.Crystals.Symmetry;

public sealed class SymmetryOperationsTests
{
    [Fact]
    public void Known_crystals_have_as_many_operations_as_their_space_groups()
    {
        SymmetryOperations.Find(ModelCrystals.RockSalt()).Length.ShouldBe(48); // m-3m
        SymmetryOperations.Find(Fcc("Zn", "S", 0.25)).Length.ShouldBe(24); // -43m
        SymmetryOperations.Find(Fcc("Si", "Si", 0.25)).Length.ShouldBe(48); // m-3m, with glides
        SymmetryOperations.Find(ModelCrystals.RockSalt().Supercell(IntegerMatrix.Diagonal(2, 2, 2))).Length.ShouldBe(8 * 48);
        SymmetryOperations.Find(ModelCrystals.RockSalt())[0].ShouldBe(SymmetryOperation.Identity);
    }

    [Fact]
    public void A_skewed_cell_has_the_same_operations()
    {
        var skewed = ModelCrystals.RockSalt().Supercell(new IntegerMatrix((1, 4, 0), (0, 1, -3), (0, 0, 1)));
        var operations = SymmetryOperations.Find(skewed);
        operations.Length.ShouldBe(48);
        foreach (var operation in operations)
        {
            for (var atom = 0; atom < 2; atom++)
            {
                var moved = operation.Apply(skewed.FractionalPositions[atom]) - skewed.FractionalPositions[atom];
                var rest = moved - new Vector3D(Math.Round(moved.X), Math.Round(moved.Y), Math.Round(moved.Z));
                skewed.Lattice.ToCartesian(rest).Length.ShouldBeLessThan(1e-8);
            }
        }
    }

    [Fact]
    public void Two_unlike_atoms_in_a_skewed_cell_have_the_identity_alone_and_two_like_ones_an_inversion()
    {
        var lattice = new Lattice(new(3, 0.1, 0.2), new(0.3, 4, 0.4), new(-0.5, 0.6, 5));
        SymmetryOperations.Find(Pair("Na", "Cl")).Length.ShouldBe(1);
        SymmetryOperations.Find(Pair("Na", "Na")).Length.ShouldBe(2);

        Crystal Pair(string first, string second) =>
            new(lattice, [Element.FromSymbol(first), Element.FromSymbol(second)], [default, new(0.41, 0.52, 0.47)]);
    }

    [Fact]
    public void What_is_a_symmetry_depends_on_the_tolerance()
    {
        var off = new Crystal(
            ModelCrystals.RockSalt().Lattice, ModelCrystals.RockSalt().Species, [default, new(0.5001, 0.5, 0.5)]);
        SymmetryOperations.Find(off).Length.ShouldBeLessThan(48);
        SymmetryOperations.Find(off, 0.01).Length.ShouldBe(48);
        Should.Throw<ArgumentOutOfRangeException>(() => SymmetryOperations.Find(off, 0));
    }

    [Fact]
    public void Operations_that_hold_well_outlive_those_that_make_no_group_with_them()
    {
        // The three twofold axes of four atoms around another one hold to 0.8, 0.55 and 1.35 times the tolerance.
        const double Tolerance = 1e-3;
        var off = Tolerance / 8;
        Vector3D[] places =
            [new(0.2, 0.15, 0.3), new(0.2 + 0.8 * off, -0.15, -0.3), new(-0.2 + 0.55 * off, 0.15, -0.3), new(-0.2 - 0.25 * off, -0.15, 0.3)];
        var crystal = new Crystal(
            new Lattice(new(8, 0, 0), new(0, 9, 0), new(0, 0, 10)),
            [Element.FromSymbol("Na"), .. places.Select(_ => Element.FromSymbol("Cl"))],
            [default, .. places]);
        SymmetryOperations.Find(crystal, 2 * Tolerance).Length.ShouldBe(4);
        var operations = SymmetryOperations.Find(crystal, Tolerance);
        operations.Select(operation => operation.Rotation).ShouldBe([IntegerMatrix.Identity, IntegerMatrix.Diagonal(-1, 1, -1)]);
        SymmetryOperations.Find(crystal, 0.5 * Tolerance).Length.ShouldBe(1);
    }

    private static Crystal Fcc(string first, string second, double place) => new(
        ModelCrystals.RockSalt().Lattice,
        [Element.FromSymbol(first), Element.FromSymbol(second)],
        [default, new(place, place, place)]);
}
