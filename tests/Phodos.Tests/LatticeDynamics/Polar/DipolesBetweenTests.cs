using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Tests.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Tests.LatticeDynamics.Polar;

public sealed class DipolesBetweenTests
{
    private const double Charge = 1.1;
    private const double Dielectric = 2.3;

    private static readonly Crystal Salt = ModelCrystals.RockSalt();
    private static readonly BornCharges Charges = new(
        Salt, Dielectric * Matrix3.Identity, [Charge * Matrix3.Identity, -Charge * Matrix3.Identity]);

    private static readonly SupercellForceConstants Springs =
        SpringSupercells.Folded(SpringSupercells.Of(Salt, new IntegerMatrix((-2, 2, 2), (2, -2, 2), (2, 2, -2))));

    [Fact]
    public void In_the_supercell_of_a_calculation_they_are_its_non_analytical_correction()
    {
        var calculation = PolarForceConstants.DynamicalMatrix(Springs, Charges);
        var dipoles = new DipolesBetween(Springs.Supercell, Charges);
        var matrix = new DynamicalMatrix(Springs.Unfold(), longRange: dipoles);
        for (var time = 0; time < 2; time++) // the second time what was found is kept
        {
            foreach (var (q, direction) in new (Vector3D, Vector3D?)[] { (new(0.1, 0.27, -0.4), null), (default, new Vector3D(1, 2, -0.4)), (default, null) })
            {
                var expected = calculation.At(q, direction);
                (matrix.At(q, direction) - expected).FrobeniusNorm().ShouldBeLessThan(1e-9 * expected.FrobeniusNorm());
            }
        }
    }

    [Fact]
    public void Longitudinal_and_transverse_modes_of_force_constants_that_end_split_and_waves_that_fit_the_supercell_stay()
    {
        var springs = SpringModel.ForceConstants(Salt);
        var supercell = Supercell.OfWidth(Salt, 10, SymmetryOperations.Find(Salt));
        var plain = new DynamicalMatrix(springs);
        var polar = new DynamicalMatrix(springs, longRange: new DipolesBetween(supercell, Charges));
        var (sodium, chlorine) = (Salt.Species[0].AtomicMass, Salt.Species[1].AtomicMass);
        var split = 4 * Math.PI * PhysicalConstants.Coulomb * Charge * Charge / (Dielectric * Salt.Lattice.Volume) * (1 / sodium + 1 / chlorine)
            * Math.Pow(PhysicalConstants.WavenumberOfRoot, 2);
        foreach (var direction in new Vector3D[] { new(0, 0, 1), new(-0.3, 1, 0.7) })
        {
            var frequencies = PhononModes.At(polar, default, direction).Frequencies;
            (frequencies[5] * frequencies[5] - frequencies[4] * frequencies[4]).ShouldBe(split, 1e-6 * split);
        }

        foreach (var q in CommensurateWaves.Of(supercell))
            PhononModes.At(polar, q).Frequencies.ShouldBeNear(PhononModes.At(plain, q).Frequencies, 1e-4);
    }

    [Fact]
    public void What_a_supercell_would_show_of_them_gives_the_same_modes_to_who_corrects_it()
    {
        var supercell = Supercell.OfWidth(Salt, 10, SymmetryOperations.Find(Salt));
        var matrix = new DynamicalMatrix(
            SpringModel.ForceConstants(Salt), longRange: new DipolesBetween(supercell, Charges));
        var shown = PolarForceConstants.InSupercell(matrix);
        var again = PolarForceConstants.DynamicalMatrix(shown, Charges);
        foreach (var q in CommensurateWaves.Of(shown.Supercell))
            PhononModes.At(again, q).Frequencies.ShouldBeNear(PhononModes.At(matrix, q).Frequencies, 1e-4);
        var direction = new Vector3D(1, 1, 0.5);
        PhononModes.At(again, default, direction).Frequencies.ShouldBeNear(PhononModes.At(matrix, default, direction).Frequencies, 1e-4);
    }

    [Fact]
    public void A_supercell_of_a_width_is_the_smallest_and_has_the_symmetry_of_the_crystal()
    {
        // Face-centred orthorhombic: mirrors mix the primitive vectors, whose planes lie 2 to 6 Å apart.
        var crystal = new Crystal(
            new Lattice(new Vector3D(0, 3, 10), new Vector3D(2, 0, 10), new Vector3D(2, 3, 0)), [Element.FromSymbol("Na")], [default]);
        var operations = SymmetryOperations.Find(crystal);
        var supercell = Supercell.OfWidth(crystal, 9, operations);
        operations.Length.ShouldBe(8);
        operations.ShouldAllBe(operation => supercell.IsKeptBy(operation.Rotation));

        var box = new Crystal(Lattice.FromParameters(3, 4, 10, 90, 90, 90), [Element.FromSymbol("Na")], [default]);
        Supercell.OfWidth(box, 10, SymmetryOperations.Find(box)).Matrix.ShouldBe(IntegerMatrix.Diagonal(4, 3, 1));
        Supercell.OfWidth(ModelCrystals.RockSalt(), 0.1, []).Matrix.ShouldBe(IntegerMatrix.Identity);
    }
}
