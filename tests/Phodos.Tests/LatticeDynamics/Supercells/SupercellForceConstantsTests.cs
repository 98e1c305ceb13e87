using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Supercells;

public sealed class SupercellForceConstantsTests
{
    [Fact]
    public void A_supercell_that_holds_force_constants_gives_them_back() => ModelCrystals.Random.Sample(
        crystal =>
        {
            var given = SpringModel.ForceConstants(crystal);
            var held = SupercellForceConstants.Holding(given).Unfold();
            var (expected, actual) = (Sums(given), Sums(held));
            foreach (var (place, value) in expected)
                (actual.GetValueOrDefault(place) - value).MaximumMagnitude.ShouldBe(0, 1e-12, $"{place}");
            actual.Keys.Except(expected.Keys).ShouldAllBe(place => actual[place].MaximumMagnitude == 0);
        },
        seed: "0000KJh4qzU3",
        iter: 20);

    [Fact]
    public void It_is_the_smallest_of_whole_cells()
    {
        // Neighbours of 4/√2 Å; the lattice planes of the primitive cell are 4/√3 Å apart.
        var held = SupercellForceConstants.Holding(ModelCrystals.FaceCentredCubic(10, 40).ForceConstants);
        held.Supercell.Matrix.ShouldBe(IntegerMatrix.Diagonal(3, 3, 3));
    }

    private static Dictionary<(int, int, (int, int, int)), Matrix3> Sums(ForceConstants constants)
    {
        var sums = new Dictionary<(int, int, (int, int, int)), Matrix3>();
        foreach (var (first, second, shift, value) in constants.Blocks)
            sums[(first, second, shift)] = sums.GetValueOrDefault((first, second, shift)) + value;
        return sums;
    }
}
