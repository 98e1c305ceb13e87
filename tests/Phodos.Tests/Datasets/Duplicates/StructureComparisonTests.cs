using CsCheck;
using Phodos.Crystals;
using Phodos.Datasets.Duplicates;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Datasets.Duplicates;

public sealed class StructureComparisonTests
{
    // Within 3 % along any direction, about 9 % in volume.
    private static readonly Gen<double[]> Strain = Gen.Double[-0.01, 0.01].Array[6];

    public static TheoryData<string> KnownNames => [.. KnownCrystals.All.Keys];

    public static TheoryData<string> PolymorphNames => [.. Polymorphs.All.Keys];

    [Theory]
    [MemberData(nameof(KnownNames))]
    public void Every_way_to_write_a_crystal_is_the_same_structure(string name)
    {
        var crystal = KnownCrystals.All[name].Crystal;
        var original = StructureFingerprint.Of(crystal);
        var tight = new StructureTolerance { Distance = 0.002, Volume = 1e-6 };
        Disguise.Any.Sample(
            disguise => StructureFingerprint.Of(disguise.Of(crystal, 0)).Matches(original, tight).ShouldBeTrue(), iter: 10);
    }

    [Theory]
    [MemberData(nameof(KnownNames))]
    public void A_strained_and_shaken_copy_is_the_same_structure(string name)
    {
        var crystal = KnownCrystals.All[name].Crystal;
        var original = StructureFingerprint.Of(crystal);
        Gen.Select(Disguise.Any, Strain).Sample(
            (disguise, strain) => StructureFingerprint.Of(Strained(disguise.Of(crystal, 0.005), strain))
                .Matches(original, StructureTolerance.Default).ShouldBeTrue(),
            iter: 10);
    }

    [Theory]
    [MemberData(nameof(PolymorphNames))]
    public void Polymorphs_are_different_structures(string name)
    {
        var forms = Polymorphs.All[name];
        var anyVolume = new StructureTolerance { Volume = 0.9 };
        for (var first = 0; first < forms.Length; first++)
        {
            StructureComparison.AreSame(forms[first], forms[first], anyVolume).ShouldBeTrue();
            for (var second = first + 1; second < forms.Length; second++)
                StructureComparison.AreSame(forms[first], forms[second], anyVolume).ShouldBeFalse($"{name}: {first} and {second}");
        }
    }

    [Fact]
    public void The_same_arrangement_of_other_elements_is_another_structure()
    {
        var salt = KnownCrystals.All["rocksalt NaCl"].Crystal;
        var other = new Crystal(
            salt.Lattice,
            [.. salt.Species.Select(element => element.Symbol == "Na" ? Element.FromSymbol("K") : element)],
            salt.FractionalPositions);
        StructureComparison.AreSame(salt, other).ShouldBeFalse();
    }

    [Fact]
    public void Swapped_elements_of_a_compound_with_two_kinds_of_site_are_another_structure()
    {
        var perovskite = KnownCrystals.All["cubic perovskite"].Crystal;
        var swapped = new Crystal(
            perovskite.Lattice,
            [perovskite.Species[1], perovskite.Species[0], .. perovskite.Species[2..]],
            perovskite.FractionalPositions);
        StructureComparison.AreSame(perovskite, swapped).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1.02, true)]
    [InlineData(1.05, false)]
    public void Volumes_may_differ_by_the_tolerance(double stretch, bool same)
    {
        var salt = KnownCrystals.FaceCentred(5.64, ("Na", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5));
        var stretched = KnownCrystals.FaceCentred(stretch * 5.64, ("Na", 0, 0, 0), ("Cl", 0.5, 0.5, 0.5));
        StructureComparison.AreSame(salt, stretched).ShouldBe(same);
    }

    [Fact]
    public void The_comparison_is_symmetric() => Gen.Select(RandomPair, Gen.Double[0.001, 0.5]).Sample((pair, tolerance) =>
    {
        var (first, second) = (StructureFingerprint.Of(pair.First), StructureFingerprint.Of(pair.Second));
        var limits = new StructureTolerance { Distance = tolerance, Volume = 0.9 };
        first.Matches(second, limits).ShouldBe(second.Matches(first, limits));
        first.Matches(first, limits).ShouldBeTrue();
    });

    [Fact]
    public void A_molecule_in_a_large_box_is_compared_in_no_time()
    {
        var box = KnownCrystals.Cell(500, 500, 500, 90, 90, 90, ("H", 0, 0, 0), ("H", 0.0015, 0, 0), ("O", 0.001, 0.001, 0));
        StructureComparison.AreSame(box, box).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Tolerances_out_of_range_are_refused(double value)
    {
        Should.Throw<InvalidInputException>(() => new StructureTolerance { Distance = value }).Message.ShouldContain("distance");
        Should.Throw<InvalidInputException>(() => new StructureTolerance { Volume = value }).Message.ShouldContain("volume");
    }

    private static Gen<(Crystal First, Crystal Second)> RandomPair =>
        from strain in Strain
        from scale in Gen.Double[0, 4]
        let crystal = KnownCrystals.All["triclinic"].Crystal
        select (crystal, Strained(crystal, [.. strain.Select(value => scale * value)]));

    // A symmetric strain by its components xx, yy, zz, yz, zx, xy.
    private static Crystal Strained(Crystal crystal, double[] strain)
    {
        return new Crystal(
            new Lattice(Stretch(crystal.Lattice.A), Stretch(crystal.Lattice.B), Stretch(crystal.Lattice.C)),
            crystal.Species,
            crystal.FractionalPositions);

        Vector3D Stretch(Vector3D vector) => vector + new Vector3D(
            strain[0] * vector.X + strain[5] * vector.Y + strain[4] * vector.Z,
            strain[5] * vector.X + strain[1] * vector.Y + strain[3] * vector.Z,
            strain[4] * vector.X + strain[3] * vector.Y + strain[2] * vector.Z);
    }
}
