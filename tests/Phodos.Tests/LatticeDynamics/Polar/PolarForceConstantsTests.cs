using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.Tests.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Tests.LatticeDynamics.Polar;

public sealed class PolarForceConstantsTests
{
    private const double Charge = 1.1;
    private const double Dielectric = 2.3;

    private static readonly Crystal Salt = ModelCrystals.RockSalt();
    private static readonly BornCharges Charges = new(
        Salt, Dielectric * Matrix3.Identity, [Charge * Matrix3.Identity, -Charge * Matrix3.Identity]);

    private static readonly Phodos.LatticeDynamics.Supercells.SupercellForceConstants Springs =
        SpringSupercells.Folded(SpringSupercells.Of(Salt, new IntegerMatrix((-2, 2, 2), (2, -2, 2), (2, 2, -2))));

    [Fact]
    public void The_longitudinal_optical_mode_is_split_off_by_the_field_of_its_dipoles()
    {
        // ω²_LO − ω²_TO = 4π e² Z² / (ε V μ), μ the reduced mass (R. H. Lyddane, R. G. Sachs and E. Teller, Phys. Rev. 59, 673 (1941)).
        var polar = PolarForceConstants.DynamicalMatrix(Springs, Charges);
        var (sodium, chlorine) = (Salt.Species[0].AtomicMass, Salt.Species[1].AtomicMass);
        var split = 4 * Math.PI * PhysicalConstants.Coulomb * Charge * Charge / (Dielectric * Salt.Lattice.Volume) * (1 / sodium + 1 / chlorine)
            * Math.Pow(PhysicalConstants.WavenumberOfRoot, 2);
        foreach (var direction in new Vector3D[] { new(1, 0, 0), new(0.3, -2, 0.7) })
        {
            var frequencies = PhononModes.At(polar, default, direction).Frequencies;
            (frequencies[5] * frequencies[5] - frequencies[4] * frequencies[4]).ShouldBe(split, 1e-6 * split);
            frequencies[3].ShouldBe(frequencies[4], 1e-6);
            frequencies[..3].ShouldAllBe(frequency => Math.Abs(frequency) < 1e-3);
            var near = 1e-4 * new Vector3D(Salt.Lattice.A.Dot(direction), Salt.Lattice.B.Dot(direction), Salt.Lattice.C.Dot(direction));
            PhononModes.At(polar, near).Frequencies[3..].ShouldBeNear(frequencies[3..], 0.01);
        }
    }

    [Fact]
    public void Waves_that_fit_the_supercell_have_the_frequencies_that_were_calculated()
    {
        var plain = new DynamicalMatrix(Springs.Unfold());
        var polar = PolarForceConstants.DynamicalMatrix(Springs, Charges);
        var waves = CommensurateWaves.Of(Springs.Supercell).ToArray();
        waves.Length.ShouldBe(32);
        foreach (var q in waves)
            PhononModes.At(polar, q).Frequencies.ShouldBeNear(PhononModes.At(plain, q).Frequencies, 1e-4);
    }

    [Fact]
    public void The_matrix_is_Hermitian_and_time_reversal_conjugates_it()
    {
        var polar = PolarForceConstants.DynamicalMatrix(Springs, Charges);
        var q = new Vector3D(0.11, 0.23, -0.38);
        var matrix = polar.At(q);
        (matrix - matrix.ConjugateTranspose()).FrobeniusNorm().ShouldBeLessThan(1e-12 * matrix.FrobeniusNorm());
        (polar.At(-q) - matrix.Conjugate()).FrobeniusNorm().ShouldBeLessThan(1e-9 * matrix.FrobeniusNorm());
    }

    [Fact]
    public void Charges_of_alike_atoms_follow_from_one_of_them()
    {
        var rutile = Rutile();
        var operations = SymmetryOperations.Find(rutile);
        var titanium = new Matrix3(6, 0.5, 0, 0.5, 6, 0, 0, 0, 7);
        var oxygen = new Matrix3(-3, -1, 0, -1, -3, 0, 0, 0, -3.4);
        var charges = BornCharges.FromInequivalent(rutile, operations, 7 * Matrix3.Identity, [titanium, oxygen]);
        charges.Charges[3].XY.ShouldBe(-1, 1e-9); // the inverse of the first oxygen
        charges.Charges[4].XY.ShouldBe(1, 1e-9);
        charges.Charges[1].XY.ShouldBe(-0.5, 1e-9);
        charges.NeutralityResidual.ShouldBe(0.4, 1e-9); // 2 · 7 − 4 · 3.4
        var clean = charges.Symmetrized(operations);
        clean.NeutralityResidual.ShouldBeLessThan(1e-9);
        Should.Throw<InvalidInputException>(() => BornCharges.FromInequivalent(rutile, operations, Matrix3.Identity, [titanium])).Message
            .ShouldContain("2 inequivalent atoms");
    }

    [Fact]
    public void Tensors_that_cannot_be_are_refused()
    {
        Should.Throw<InvalidInputException>(() => new BornCharges(Salt, -1 * Matrix3.Identity, Charges.Charges)).Message.ShouldContain("dielectric");
        Should.Throw<InvalidInputException>(() => new BornCharges(Salt, Matrix3.Identity, Charges.Charges[1..])).Message.ShouldContain("1 Born");
        Should.Throw<InvalidInputException>(() => new BornCharges(Salt, Matrix3.Identity, [Matrix3.Identity, double.NaN * Matrix3.Identity]));
    }

    private static Crystal Rutile() => new(
        new Lattice(new(4.6, 0, 0), new(0, 4.6, 0), new(0, 0, 2.96)),
        [.. new[] { "Ti", "Ti", "O", "O", "O", "O" }.Select(Element.FromSymbol)],
        [default, new(0.5, 0.5, 0.5), new(0.305, 0.305, 0), new(-0.305, -0.305, 0), new(0.195, 0.805, 0.5), new(0.805, 0.195, 0.5)]);
}
