using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Bands;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.LatticeDynamics.Bands;

public sealed class StandardPathTests
{
    // Space groups of few operations for each Bravais lattice, and those whose axes may not be exchanged.
    private static readonly int[] Groups =
        [1, 2, 3, 5, 9, 14, 15, 16, 20, 22, 23, 24, 38, 40, 42, 44, 46, 75, 79, 80, 143, 146, 148, 155, 168, 195, 196, 197, 207, 209];

    [Fact]
    public void Points_of_every_extended_Bravais_lattice_lie_on_the_boundary_of_its_zone()
    {
        var seen = new HashSet<string>();
        foreach (var number in Groups)
        {
            var setting = SpaceGroupCatalog.Shared.Numbered(number)[0];
            for (var seed = 0; seed < 12; seed++)
            {
                var crystal = Stretched(RepresentativeCrystals.Of(setting, seed), seed % 3);
                var path = BandPath.Standard(crystal);
                seen.Add(path.ExtendedLattice!);
                var zone = new BrillouinZone(StandardCell.Reciprocal(StandardCell.Of(MoyoSymmetryFinder.Shared.Find(crystal)).Primitive));
                var ends = path.Segments.SelectMany(segment => new[] { segment.Start, segment.End }).Where(point => point.Label != "Γ");
                foreach (var point in ends)
                {
                    zone.Beyond(SampledPath.ToCartesian(point.Q, crystal.Lattice))
                        .ShouldBe(0, 1e-4, $"{point.Label} of {path.ExtendedLattice}, space group {number}, seed {seed}");
                }
            }
        }

        seen.Order().ShouldBe(ExtendedLattices.Symbols.Order());
    }

    [Fact]
    public void Points_have_the_same_frequencies_in_any_cell_of_the_crystal()
    {
        foreach (var (name, (crystal, _)) in KnownCrystals.All.Where(known => known.Value.Crystal.AtomCount <= 12))
        {
            var primitive = MoyoSymmetryFinder.Shared.Find(crystal).Primitive;
            var expected = BandPath.Standard(primitive);
            expected.Warnings.ShouldBeEmpty();
            var matrix = ModelCrystals.Springy(primitive);
            Disguise.For(primitive.AtomCount * 4).Sample(
                disguise =>
                {
                    var given = disguise.Of(primitive, 0);
                    var path = BandPath.Standard(given);
                    path.ExtendedLattice.ShouldBe(expected.ExtendedLattice);
                    path.Warnings.Length.ShouldBe(given.AtomCount == primitive.AtomCount ? 0 : 1);
                    var folded = ModelCrystals.Springy(given);
                    foreach (var (point, other) in expected.Points.Zip(path.Points))
                    {
                        other.Label.ShouldBe(point.Label);
                        var frequencies = PhononModes.At(folded, other.Q).Frequencies;
                        foreach (var frequency in PhononModes.At(matrix, point.Q).Frequencies)
                            frequencies.Min(found => Math.Abs(found - frequency)).ShouldBeLessThan(0.05, $"{point.Label} of {name}");
                    }
                },
                iter: 4,
                threads: 1);
        }
    }

    [Fact]
    public void Rock_salt_has_the_points_that_textbooks_know()
    {
        var crystal = ModelCrystals.RockSalt();
        var path = BandPath.Standard(crystal);
        path.ExtendedLattice.ShouldBe("cF2");
        path.Segments.Select(segment => segment.Start.Label + segment.End.Label).ShouldBe(["ΓX", "XU", "KΓ", "ΓL", "LW", "WX"]);
        path.IsConnected(1).ShouldBeTrue();
        path.IsConnected(2).ShouldBeFalse();

        // Distances from Γ in 1/a: X 1, L √3/2, W √5/2, K and U 3/√8.
        var lengths = path.Points.ToDictionary(point => point.Label, point => 5.64 * SampledPath.ToCartesian(point.Q, crystal.Lattice).Length);
        lengths["X"].ShouldBe(1, 1e-9);
        lengths["L"].ShouldBe(Math.Sqrt(3) / 2, 1e-9);
        lengths["W"].ShouldBe(Math.Sqrt(5) / 2, 1e-9);
        lengths["K"].ShouldBe(3 / Math.Sqrt(8), 1e-9);
        lengths["U"].ShouldBe(3 / Math.Sqrt(8), 1e-9);

        // At X and L the modes across the wave are pairs.
        var matrix = ModelCrystals.Springy(crystal);
        foreach (var label in new[] { "X", "L" })
        {
            var frequencies = PhononModes.At(matrix, path.Points.Single(point => point.Label == label).Q).Frequencies;
            frequencies.Zip(frequencies.Skip(1), (lower, upper) => upper - lower).Count(gap => gap < 1e-6).ShouldBe(2, label);
        }
    }

    [Fact]
    public void A_conventional_cell_is_said_to_hold_several_primitive_ones()
    {
        var (crystal, _) = KnownCrystals.All["rocksalt NaCl"];
        var path = BandPath.Standard(crystal);
        path.ExtendedLattice.ShouldBe("cF2");
        path.Warnings.ShouldHaveSingleItem().ShouldContain("4 primitive cells");
    }

    // Axes of a drawn cell are about equal: in turns as it is, long along c, and long across it.
    private static Crystal Stretched(Crystal crystal, int turn)
    {
        var (a, b, c) = (crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C);
        double along = turn == 1 ? 1.9 : 1, across = turn == 2 ? 1.8 : 1;
        return crystal.Lattice.Angles is var (alpha, beta, _) && Math.Abs(alpha - 90) < 1e-9 && Math.Abs(beta - 90) < 1e-9
            && MoyoSymmetryFinder.Shared.Find(crystal).System is CrystalSystem.Orthorhombic or CrystalSystem.Trigonal or CrystalSystem.Tetragonal
            ? new Crystal(new Lattice(across * a, across * b, along * c), crystal.Species, crystal.FractionalPositions)
            : crystal;
    }
}
