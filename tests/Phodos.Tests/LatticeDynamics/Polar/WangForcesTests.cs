using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.Tests.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Polar;

public sealed class WangForcesTests
{
    private static readonly BornCharges Charges = new(
        ModelCrystals.RockSalt(), 2.4 * Matrix3.Identity, [1.1 * Matrix3.Identity, -1.1 * Matrix3.Identity]);

    [Fact]
    public void At_the_centre_the_longitudinal_mode_is_that_of_the_dipole_sum()
    {
        var known = SpringSupercells.Folded(SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(3, 3, 3)));
        var (wang, gonze) = (PolarForceConstants.InterpolatedDynamicalMatrix(known, Charges), PolarForceConstants.DynamicalMatrix(known, Charges));
        foreach (var direction in new Vector3D[] { new(1, 0, 0), new(1, 2, -1) })
        {
            PhononModes.At(wang, default, direction).Frequencies.ShouldBeNear(PhononModes.At(gonze, default, direction).Frequencies, 0.05);
            PhononModes.At(wang, default, direction).Frequencies[5].ShouldBeGreaterThan(PhononModes.At(wang, default, direction).Frequencies[4] + 20);
        }

        PhononModes.At(wang, default).Frequencies[5].ShouldBe(PhononModes.At(wang, default).Frequencies[3], 1e-6);
    }

    [Fact]
    public void At_wave_vectors_that_fit_the_supercell_nothing_changes_and_around_the_centre_nothing_jumps()
    {
        var known = SpringSupercells.Folded(SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(3, 3, 3)));
        var (wang, plain) = (PolarForceConstants.InterpolatedDynamicalMatrix(known, Charges), new DynamicalMatrix(known.Unfold()));
        Vector3D fits = new(1.0 / 3, 0, -1.0 / 3);
        PhononModes.At(wang, fits).Frequencies.ShouldBeNear(PhononModes.At(plain, fits).Frequencies, 1e-6);
        var (a, _, _) = Charges.Crystal.Lattice.Reciprocal;
        PhononModes.At(wang, new(1e-4, 0, 0)).Frequencies.Skip(3).ShouldBeNear(PhononModes.At(wang, default, a).Frequencies.Skip(3), 0.05);
        PhononModes.At(wang, new(0.1, 0.2, 0.15)).Frequencies.ShouldBeNear(PhononModes.At(wang, new(-0.1, -0.2, -0.15)).Frequencies, 1e-6);
    }
}
