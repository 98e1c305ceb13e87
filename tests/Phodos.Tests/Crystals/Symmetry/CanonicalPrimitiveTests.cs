using CsCheck;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

public class CanonicalPrimitiveTests
{
    public static TheoryData<string> Names => [.. KnownCrystals.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_primitive_cell_does_not_depend_on_how_the_crystal_is_written(string name)
    {
        var crystal = KnownCrystals.All[name].Crystal;
        var expected = MoyoSymmetryFinder.Shared.Find(crystal).Primitive;
        Disguise.Any.Sample(disguise => SameCrystal.ShouldBe(MoyoSymmetryFinder.Shared.Find(disguise.Of(crystal, noise: 1e-6)).Primitive, expected), iter: 25);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Making_a_canonical_cell_canonical_changes_nothing(string name)
    {
        var once = MoyoSymmetryFinder.Shared.Find(KnownCrystals.All[name].Crystal).Primitive;
        SameCrystal.ShouldBe(MoyoSymmetryFinder.Shared.Find(once).Primitive, once);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_primitive_cell_is_the_same_crystal(string name)
    {
        var crystal = KnownCrystals.All[name].Crystal;
        var primitive = MoyoSymmetryFinder.Shared.Find(crystal).Primitive;
        primitive.ReducedFormula.ShouldBe(crystal.ReducedFormula);
        (primitive.Lattice.Volume / primitive.AtomCount).ShouldBe(crystal.Lattice.Volume / crystal.AtomCount, 1e-6);
        SameCrystal.MeanDistances(primitive).ShouldBe(SameCrystal.MeanDistances(crystal), 1e-4);
    }

    [Theory]
    [InlineData(5, 5, 5, 90, 90, 90)]
    [InlineData(5, 5, 5, 60, 60, 60)]
    [InlineData(5, 5, 5, 109.4712206, 109.4712206, 109.4712206)]
    [InlineData(5, 5, 7, 90, 90, 120)]
    [InlineData(5, 5.00001, 7, 90, 90, 90)]
    [InlineData(5, 6, 7, 90, 90.0001, 90)]
    [InlineData(5, 6, 6.5, 89.999, 67.38, 65.38)]
    public void Atoms_without_symmetry_in_a_symmetric_or_nearly_symmetric_lattice_are_oriented_alike(
        double a, double b, double c, double alpha, double beta, double gamma) =>
        Gen.Select(Gen.Double[0, 0.3].Array[9], Disguise.Any).Sample((x, disguise) =>
        {
            var crystal = KnownCrystals.Cell(a, b, c, alpha, beta, gamma,
                ("Na", 0, 0, 0), ("Cl", 0.5 + x[0], x[1], x[2]), ("Na", x[3], 0.5 + x[4], 0.1 + x[5]), ("Cl", x[6], 0.1 + x[7], 0.5 + x[8]));
            var expected = MoyoSymmetryFinder.Shared.Find(crystal).Primitive;
            SameCrystal.ShouldBe(MoyoSymmetryFinder.Shared.Find(disguise.Of(crystal, noise: 1e-6)).Primitive, expected);
        }, iter: 20);

    [Fact]
    public void The_first_vector_lies_along_x_and_the_second_in_the_xy_plane()
    {
        var lattice = MoyoSymmetryFinder.Shared.Find(KnownCrystals.All["triclinic"].Crystal).Primitive.Lattice;
        (lattice.A.Y, lattice.A.Z, lattice.B.Z).ShouldBe((0, 0, 0));
        lattice.IsRightHanded.ShouldBeTrue();
    }
}
