using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

public class MoyoSymmetryFinderTests
{
    public static TheoryData<string> Names => [.. KnownCrystals.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_crystals_have_their_space_group(string name)
    {
        var (crystal, spaceGroup) = KnownCrystals.All[name];
        var symmetry = MoyoSymmetryFinder.Shared.Find(crystal);
        symmetry.SpaceGroup.ShouldBe(spaceGroup);
        symmetry.System.ShouldBe(CrystalSystems.OfSpaceGroup(spaceGroup));
        var setting = SpaceGroupCatalog.Shared.All[symmetry.HallNumber - 1];
        setting.Number.ShouldBe(spaceGroup);
        symmetry.Symbol.ShouldBe(setting.ShortName.Replace(" ", ""));
    }

    [Theory]
    [InlineData("rocksalt NaCl")]
    [InlineData("wurtzite ZnO")]
    [InlineData("orthorhombic perovskite CaTiO3")]
    [InlineData("monoclinic zirconia")]
    public void A_noisy_supercell_has_the_space_group_of_the_crystal(string name)
    {
        var (crystal, spaceGroup) = KnownCrystals.All[name];
        Disguise.Any.Sample(disguise => MoyoSymmetryFinder.Shared.Find(disguise.Of(crystal, noise: 1e-3), tolerance: 0.02).SpaceGroup.ShouldBe(spaceGroup), iter: 15);
    }

    [Fact]
    public void Enantiomorphs_have_different_space_groups_and_one_primitive_cell()
    {
        var quartz = KnownCrystals.All["alpha quartz"].Crystal;
        var (a, b, c) = (quartz.Lattice.A, quartz.Lattice.B, quartz.Lattice.C);
        var mirrored = new Crystal(new Lattice(a, b, -c), quartz.Species, quartz.FractionalPositions);
        var (left, right) = (MoyoSymmetryFinder.Shared.Find(quartz), MoyoSymmetryFinder.Shared.Find(mirrored));
        (left.SpaceGroup, right.SpaceGroup).ShouldBe((154, 152));
        for (var atom = 0; atom < quartz.AtomCount; atom++)
            (left.Primitive.FractionalPositions[atom] - right.Primitive.FractionalPositions[atom]).Length.ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void A_conventional_cell_of_a_face_centred_crystal_holds_four_primitive_ones()
    {
        var symmetry = MoyoSymmetryFinder.Shared.Find(KnownCrystals.All["rocksalt NaCl"].Crystal);
        symmetry.Primitive.AtomCount.ShouldBe(2);
        symmetry.Conventional.AtomCount.ShouldBe(8);
        symmetry.Conventional.Lattice.A.Length.ShouldBe(5.64, 1e-9);
    }

    [Fact]
    public void A_looser_tolerance_finds_the_symmetry_that_a_distortion_hides()
    {
        var cubic = KnownCrystals.All["cubic perovskite"].Crystal;
        var distorted = new Crystal(cubic.Lattice, cubic.Species, cubic.FractionalPositions.SetItem(1, new Vector3D(0.5, 0.5, 0.505)));
        MoyoSymmetryFinder.Shared.Find(distorted).SpaceGroup.ShouldBe(99);
        MoyoSymmetryFinder.Shared.Find(distorted, tolerance: 0.05).SpaceGroup.ShouldBe(221);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    [InlineData(0.6)]
    public void A_tolerance_of_no_sense_is_refused(double tolerance) =>
        Should.Throw<InvalidInputException>(() => MoyoSymmetryFinder.Shared.Find(KnownCrystals.All["diamond"].Crystal, tolerance)).Message.ShouldContain("tolerance");

    [Fact]
    public void Concurrent_calls_give_what_single_calls_give()
    {
        var names = Enumerable.Repeat(KnownCrystals.All.Keys, 4).SelectMany(keys => keys).ToArray();
        var found = names.AsParallel().WithDegreeOfParallelism(4).Select(name => (name, MoyoSymmetryFinder.Shared.Find(KnownCrystals.All[name].Crystal).SpaceGroup)).ToArray();
        found.ShouldAllBe(item => item.SpaceGroup == KnownCrystals.All[item.name].SpaceGroup);
    }

    [Fact]
    public void A_call_that_takes_too_long_is_stopped()
    {
        using var finder = new MoyoSymmetryFinder(TimeSpan.FromMilliseconds(10));
        var huge = KnownCrystals.All["fcc copper"].Crystal.Supercell(IntegerMatrix.Diagonal(12, 12, 12));
        Should.Throw<InvalidInputException>(() => finder.Find(huge)).Message.ShouldContain("took longer than 0.01 s");
    }
}
