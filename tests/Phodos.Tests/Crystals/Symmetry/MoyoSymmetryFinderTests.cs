using System.Collections.Immutable;
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
        var grid = Grid(new Lattice(new(54, 0, 0), new(0, 60, 0), new(0, 0, 75)), 20, 20, 25);
        grid.AtomCount.ShouldBe(Crystal.MaximumAtoms);
        var spoiled = new Crystal(grid.Lattice, grid.Species.RemoveAt(0), grid.FractionalPositions.RemoveAt(0));
        Should.Throw<InvalidInputException>(() => finder.Find(spoiled)).Message.ShouldContain("took longer than 0.01 s");
    }

    [Fact]
    public void Many_atoms_that_are_denser_than_any_solid_are_refused()
    {
        var dense = Grid(new Lattice(new(8, 0, 0), new(0, 8, 0), new(0, 0, 8.5)), 12, 12, 12);
        var withOneOther = new Crystal(dense.Lattice, dense.Species.SetItem(0, Element.FromSymbol("C")), dense.FractionalPositions);
        Should.Throw<InvalidInputException>(() => MoyoSymmetryFinder.Shared.Find(withOneOther)).Message
            .ShouldBe("the crystal has no standard cell: 5E+06 pairs of atoms are within 6 Å in the primitive cell, more than 2000000; "
                + "check the unit of the cell, or give a smaller one");
    }

    [Fact]
    public void A_clump_of_atoms_in_a_wide_cell_is_refused_as_well()
    {
        const int side = 12;
        var positions = Enumerable.Range(0, side * side * side)
            .Select(i => 0.0065 * new Vector3D(i % side, i / side % side, i / side / side)).ToImmutableArray();
        var clump = new Crystal(
            new Lattice(new(80, 0, 0), new(0, 81, 0), new(0, 0, 82)),
            [.. positions.Select((_, i) => Element.FromSymbol(i == 0 ? "C" : "Si"))],
            positions);
        Should.Throw<InvalidInputException>(() => MoyoSymmetryFinder.Shared.Find(clump)).Message
            .ShouldContain("check the unit of the cell");
    }

    [Theory]
    [InlineData(1, 500, 0.6, 9_000, CrystalSystem.Tetragonal)]
    [InlineData(40, 1, 4_000, 0.6, CrystalSystem.Tetragonal)]
    public void Needles_and_plates_are_no_harder(int across, int along, double width, double height, CrystalSystem system) =>
        MoyoSymmetryFinder.Shared.Find(Grid(new Lattice(new(width, 0, 0), new(0, width, 0), new(0, 0, height)), across, across, along))
            .System.ShouldBe(system);

    [Fact]
    public void A_cell_whose_standard_form_is_too_large_is_refused_in_one_line()
    {
        var box = new Lattice(new(Lattice.MaximumLength, 0, 0), new(0, Lattice.MaximumLength, 0), new(0, 0, Lattice.MaximumLength));
        var crystal = new Crystal(box, [Element.FromSymbol("Si"), Element.FromSymbol("C")], [default, new(0.2, 0.2, 0.1)]);
        Should.Throw<InvalidInputException>(() => MoyoSymmetryFinder.Shared.Find(crystal)).Message
            .ShouldStartWith("the crystal has no standard cell: lattice vector ");
    }

    private static Crystal Grid(Lattice lattice, int a, int b, int c) => new(
        lattice,
        [.. Enumerable.Repeat(Element.FromSymbol("Si"), a * b * c)],
        [
            .. from i in Enumerable.Range(0, a)
               from j in Enumerable.Range(0, b)
               from k in Enumerable.Range(0, c)
               select new Vector3D(i / (double)a, j / (double)b, k / (double)c),
        ]);
}
