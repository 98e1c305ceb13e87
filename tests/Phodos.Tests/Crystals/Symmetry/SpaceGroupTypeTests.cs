using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>Crystals of all 230 types are found again as themselves, however they are written.</summary>
public class SpaceGroupTypeTests
{
    private static readonly MoyoSymmetryFinder Finder = MoyoSymmetryFinder.Shared;

    // A reflection turns a crystal of one of these types into one of the other; all other types stay as they are.
    private static readonly (int, int)[] EnantiomorphicPairs =
        [(76, 78), (91, 95), (92, 96), (144, 145), (151, 153), (152, 154), (169, 170), (171, 172), (178, 179), (180, 181), (212, 213)];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, SpaceGroupCatalog.TypeCount)];

    public static TheoryData<CrystalSystem> Systems => [.. Enum.GetValues<CrystalSystem>()];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_type_is_found_in_its_conventional_cell_its_primitive_cell_and_every_disguise(int number)
    {
        var setting = SpaceGroupCatalog.Shared.Numbered(number)[0];
        var conventional = RepresentativeCrystals.Of(setting);
        var primitive = RepresentativeCrystals.InPrimitiveCell(conventional, setting);
        var found = Finder.Find(conventional);
        (found.SpaceGroup, found.HallNumber, found.System).ShouldBe((number, setting.HallNumber, CrystalSystems.OfSpaceGroup(number)));
        found.Symbol.ShouldBe(setting.ShortName.Replace(" ", ""));
        Finder.Find(primitive).SpaceGroup.ShouldBe(number);

        found.Primitive.AtomCount.ShouldBe(primitive.AtomCount);
        found.Primitive.Formula.ShouldBe(primitive.Formula);
        found.Primitive.Lattice.Volume.ShouldBe(primitive.Lattice.Volume, 1e-6);
        SameCrystal.MeanDistances(found.Primitive).ShouldBe(SameCrystal.MeanDistances(conventional), 1e-6);

        Disguise.For(primitive.AtomCount).Sample(disguise =>
        {
            var expected = disguise.IsMirrorImage ? MirrorImageOf(number) : number;
            Finder.Find(disguise.Of(primitive, noise: 1e-4), tolerance: 1e-3).SpaceGroup.ShouldBe(expected);
            var symmetry = Finder.Find(disguise.Of(primitive, noise: 1e-6), tolerance: 1e-3);
            symmetry.SpaceGroup.ShouldBe(expected);
            SameCrystal.ShouldBe(symmetry.Primitive, found.Primitive);
        }, iter: 2, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_type_is_found_from_each_of_its_settings(CrystalSystem system)
    {
        foreach (var setting in SpaceGroupCatalog.Shared.All.Where(setting => CrystalSystems.OfSpaceGroup(setting.Number) == system))
            Finder.Find(RepresentativeCrystals.Of(setting, seed: 1)).SpaceGroup.ShouldBe(setting.Number, setting.FullName);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_cell_that_happens_to_be_more_symmetric_than_its_atoms_does_not_mislead(CrystalSystem system)
    {
        foreach (var setting in StandardSettings(system))
        {
            var conventional = RepresentativeCrystals.Of(setting, seed: 2, equalAxes: true);
            var primitive = RepresentativeCrystals.InPrimitiveCell(conventional, setting);
            var found = Finder.Find(conventional);
            found.SpaceGroup.ShouldBe(setting.Number);
            Disguise.For(primitive.AtomCount).Sample(
                disguise => SameCrystal.ShouldBe(Finder.Find(disguise.Of(primitive, noise: 1e-6)).Primitive, found.Primitive),
                iter: 1, threads: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Spglib_finds_the_same(CrystalSystem system)
    {
        Assert.SkipUnless(Spglib.IsInstalled, "The library of spglib is not installed (Debian: libsymspg1).");
        foreach (var setting in StandardSettings(system))
        {
            var conventional = RepresentativeCrystals.Of(setting);
            Spglib.SpaceGroup(conventional, 1e-3).ShouldBe(setting.Number);
            var primitive = RepresentativeCrystals.InPrimitiveCell(conventional, setting);
            Disguise.For(primitive.AtomCount).Sample(disguise =>
            {
                var crystal = disguise.Of(primitive, noise: 1e-6);
                Spglib.SpaceGroup(crystal, 1e-3).ShouldBe(Finder.Find(crystal, 1e-3).SpaceGroup);
            }, iter: 1, threads: 1);
        }
    }

    private static IEnumerable<SpaceGroupSetting> StandardSettings(CrystalSystem system) =>
        from number in Enumerable.Range(1, SpaceGroupCatalog.TypeCount)
        where CrystalSystems.OfSpaceGroup(number) == system
        select SpaceGroupCatalog.Shared.Numbered(number)[0];

    private static int MirrorImageOf(int number)
    {
        foreach (var (left, right) in EnantiomorphicPairs)
        {
            if (number == left || number == right)
                return left + right - number;
        }

        return number;
    }
}
