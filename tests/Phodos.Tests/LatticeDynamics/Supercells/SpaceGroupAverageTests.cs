using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Supercells;

public sealed class SpaceGroupAverageTests
{
    private static readonly SupercellForceConstants Known =
        SpringSupercells.Folded(SpringSupercells.Of(ModelCrystals.RockSalt(), new IntegerMatrix((-2, 2, 2), (2, -2, 2), (2, 2, -2))));

    [Fact]
    public void Force_constants_with_the_symmetry_stay_as_they_are()
    {
        var (same, residual) = SpaceGroupAverage.Of(Known, SymmetryOperations.Find(ModelCrystals.RockSalt()));
        residual.ShouldBeLessThan(1e-12);
        SpringSupercells.Difference(same, Known).ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Noise_is_averaged_to_symmetry_and_told()
    {
        var random = new Random(3);
        var noisy = new SupercellForceConstants(Known.Supercell, [.. Known.Values.ToArray().Select(value => value + Noise(random, 0.05))]);
        var operations = SymmetryOperations.Find(ModelCrystals.RockSalt());
        var (mean, residual) = SpaceGroupAverage.Of(noisy, operations);
        residual.ShouldBe(SpringSupercells.Difference(mean, noisy), 1e-12);
        residual.ShouldBeInRange(0.03, 0.1);
        SpaceGroupAverage.Of(mean, operations).Residual.ShouldBeLessThan(1e-12);
        SpringSupercells.Difference(mean, Known).ShouldBeLessThan(0.8 * SpringSupercells.Difference(noisy, Known));

        // Waves that symmetry makes alike have the same frequencies, which those of the noisy ones have not.
        var (clean, dirty) = (new DynamicalMatrix(mean.Unfold()), new DynamicalMatrix(noisy.Unfold()));
        Vector3D[] alike = [new(0.3, 0.1, 0), new(0.1, 0.3, 0), new(0, 0.1, 0.3)];
        var first = PhononModes.At(clean, alike[0]).Frequencies;
        foreach (var q in alike)
            PhononModes.At(clean, q).Frequencies.ShouldBeNear(first, 1e-6);
        Math.Abs(PhononModes.At(dirty, alike[1]).Frequencies[5] - PhononModes.At(dirty, alike[0]).Frequencies[5]).ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void Operations_that_turn_the_supercell_are_left_out()
    {
        var known = SpringSupercells.Folded(SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(1, 2, 3)));
        var (same, residual) = SpaceGroupAverage.Of(known, SymmetryOperations.Find(ModelCrystals.RockSalt()));
        residual.ShouldBeLessThan(1e-12);
        SpringSupercells.Difference(same, known).ShouldBeLessThan(1e-12);
    }

    private static Matrix3 Noise(Random random, double size) => Matrix3.FromRows(
        SpringSupercells.RandomVector(random, size), SpringSupercells.RandomVector(random, size), SpringSupercells.RandomVector(random, size));
}
