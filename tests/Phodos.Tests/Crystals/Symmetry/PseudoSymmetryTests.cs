using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>
/// Perovskites that are almost, but not quite, more symmetric. An operation is kept while it brings every atom to within the
/// tolerance of an atom, after its translation is fitted to all atoms, so the limit is about the tolerance for the distance of
/// two images.
/// </summary>
public class PseudoSymmetryTests
{
    private const double Tolerance = 1e-3;

    private static readonly Crystal Cubic = KnownCrystals.All["cubic perovskite"].Crystal;

    [Theory]
    [InlineData("polar", 0.5, 221)]
    [InlineData("polar", 0.9, 99)]
    [InlineData("polar", 1.1, 99)]
    [InlineData("polar", 2, 99)]
    [InlineData("polar along a diagonal", 0.5, 221)]
    [InlineData("polar along a diagonal", 0.9, 160)]
    [InlineData("polar along a diagonal", 1.1, 160)]
    [InlineData("polar along a diagonal", 2, 160)]
    [InlineData("antipolar", 0.45, 221)]
    [InlineData("antipolar", 0.9, 51)]
    [InlineData("antipolar", 1.1, 51)]
    [InlineData("antipolar", 2, 51)]
    [InlineData("strained", 0.5, 221)]
    [InlineData("strained", 0.9, 221)]
    [InlineData("strained", 1.1, 123)]
    [InlineData("strained", 2, 123)]
    public void A_crystal_near_the_tolerance_has_one_answer_in_every_disguise_and_a_warning(string kind, double tolerances, int spaceGroup)
    {
        var crystal = Distorted(kind, tolerances * Tolerance);
        var primitiveAtoms = MoyoSymmetryFinder.Shared.Find(crystal, Tolerance).Primitive.AtomCount;
        Disguise.Any.Sample(disguise =>
        {
            var disguised = disguise.Of(crystal, noise: 1e-7);
            var found = MoyoSymmetryFinder.Shared.Find(disguised, Tolerance);
            (found.SpaceGroup, found.Primitive.AtomCount).ShouldBe((spaceGroup, primitiveAtoms));
            PseudoSymmetry.Warning(MoyoSymmetryFinder.Shared, disguised, found, Tolerance).ShouldNotBeNull();
        }, iter: 3, threads: 1);
    }

    [Theory]
    [InlineData("polar", 0.02)]
    [InlineData("polar", 30)]
    [InlineData("antipolar", 0.02)]
    [InlineData("antipolar", 30)]
    [InlineData("strained", 0.02)]
    [InlineData("strained", 30)]
    public void A_crystal_far_from_the_tolerance_has_no_warning(string kind, double tolerances)
    {
        var crystal = Distorted(kind, tolerances * Tolerance);
        var found = MoyoSymmetryFinder.Shared.Find(crystal, Tolerance);
        PseudoSymmetry.Warning(MoyoSymmetryFinder.Shared, crystal, found, Tolerance).ShouldBeNull();
    }

    [Fact]
    public void The_warning_names_both_space_groups_and_tolerances()
    {
        var crystal = Distorted("polar", 2 * Tolerance);
        var found = MoyoSymmetryFinder.Shared.Find(crystal, Tolerance);
        PseudoSymmetry.Warning(MoyoSymmetryFinder.Shared, crystal, found, Tolerance).ShouldBe(
            "the space group is P4mm (99, 5 primitive atoms) at the symmetry tolerance 0.001 Å "
            + "but Pm-3m (221, 5 primitive atoms) at 0.01 Å; check how precise the positions are, or choose the tolerance");
    }

    [Fact]
    public void A_lost_translation_is_noticed_although_the_space_group_is_the_same()
    {
        var crystal = KnownCrystals.All["triclinic"].Crystal.Supercell(IntegerMatrix.Diagonal(1, 1, 2));
        var doubled = Displaced(crystal, (0, new(1e-3, 0, 0)));
        var found = MoyoSymmetryFinder.Shared.Find(doubled, Tolerance);
        found.Primitive.AtomCount.ShouldBe(8);
        var near = PseudoSymmetry.Near(MoyoSymmetryFinder.Shared, doubled, found, Tolerance).ShouldHaveSingleItem();
        (near.Symmetry.SpaceGroup, near.Symmetry.Primitive.AtomCount).ShouldBe((1, 4));
    }

    [Fact]
    public void A_tolerance_near_its_upper_limit_is_compared_with_a_tighter_one_alone()
    {
        var found = MoyoSymmetryFinder.Shared.Find(Cubic, 0.2);
        PseudoSymmetry.Near(MoyoSymmetryFinder.Shared, Cubic, found, 0.2).ShouldBeEmpty();
    }

    // By how far (angstrom) the most displaced atom is from its place, or the cell is too long.
    private static Crystal Distorted(string kind, double amount)
    {
        var fraction = amount / Cubic.Lattice.A.Length;
        return kind switch
        {
            "polar" => Displaced(Cubic, (1, new(0, 0, fraction))),
            "polar along a diagonal" => Displaced(Cubic, (1, fraction / Math.Sqrt(3) * new Vector3D(1, 1, 1))),
            "antipolar" => Displaced(
                Cubic.Supercell(IntegerMatrix.Diagonal(1, 1, 2)), (1, new(fraction, 0, 0)), (1 + Cubic.AtomCount, new(-fraction, 0, 0))),
            "strained" => new(
                new Lattice(Cubic.Lattice.A, Cubic.Lattice.B, (1 + fraction) * Cubic.Lattice.C), Cubic.Species, Cubic.FractionalPositions),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static Crystal Displaced(Crystal crystal, params (int Atom, Vector3D By)[] displacements)
    {
        var positions = crystal.FractionalPositions.ToBuilder();
        foreach (var (atom, by) in displacements)
            positions[atom] += by;
        return new Crystal(crystal.Lattice, crystal.Species, positions.ToImmutable());
    }
}
