using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Units;

namespace Phodos.Tests.LatticeDynamics.Meshes;

public sealed class ThermalDisplacementsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void An_oscillator_has_the_displacements_of_quantum_mechanics()
    {
        var modes = Oscillators(new Matrix3(1, 0, 0, 0, 4, 0, 0, 0, 9), out var crystal);
        var cold = ThermalDisplacements.Of(modes, 0);
        var (mass, reduced) = (crystal.Species[0].AtomicMass * PhysicalConstants.AtomicMass, PhysicalConstants.Planck / (2 * Math.PI));
        double Root(double stiffness) => Math.Sqrt(stiffness * PhysicalConstants.NewtonPerMetre / mass);
        cold.Tensors[0].XX.ShouldBe(1e20 * reduced / (2 * mass * Root(1)), 1e-9);
        cold.Tensors[0].YY.ShouldBe(cold.Tensors[0].XX / 2, 1e-9);
        cold.LeftOut.ShouldBe(0);
        var hot = ThermalDisplacements.Of(modes, 1e5);
        hot.Tensors[0].ZZ.ShouldBe(1e20 * PhysicalConstants.Boltzmann * 1e5 / (9 * PhysicalConstants.NewtonPerMetre), 1e-4);
        hot.Along(0, new(3, 0, 0)).ShouldBe(hot.Tensors[0].XX, 1e-12);
        hot.Isotropic(0).ShouldBe((hot.Tensors[0].XX + hot.Tensors[0].YY + hot.Tensors[0].ZZ) / 3, 1e-12);
        hot.InCif(0).MaximumMagnitude.ShouldBe(hot.Tensors[0].XX, 1e-12);
    }

    [Fact]
    public void Kept_points_give_the_displacements_of_all_points_and_sites_keep_their_symmetry()
    {
        var rutile = new Crystal(
            new Lattice(new(4.6, 0, 0), new(0, 4.6, 0), new(0, 0, 2.96)),
            [.. new[] { "Ti", "Ti", "O", "O", "O", "O" }.Select(Element.FromSymbol)],
            [default, new(0.5, 0.5, 0.5), new(0.305, 0.305, 0), new(-0.305, -0.305, 0), new(0.195, 0.805, 0.5), new(0.805, 0.195, 0.5)]);
        var matrix = ModelCrystals.Springy(rutile);
        var kept = MeshModes.WithDirections(matrix, SymmetricMesh.Of(rutile, SymmetryOperations.Find(rutile), (4, 4, 5)), Token);
        var all = MeshModes.WithDirections(matrix, SymmetricMesh.Of(rutile, [SymmetryOperation.Identity], (4, 4, 5)), Token);
        kept.Mesh.Points.Length.ShouldBeLessThan(all.Mesh.Points.Length);
        var (one, other) = (ThermalDisplacements.Of(kept, 300), ThermalDisplacements.Of(all, 300));
        for (var atom = 0; atom < 6; atom++)
            (one.Tensors[atom] - other.Tensors[atom]).MaximumMagnitude.ShouldBeLessThan(1e-9);
        var oxygen = one.Tensors[2];
        oxygen.XX.ShouldBe(oxygen.YY, 1e-12);
        Math.Abs(oxygen.XY).ShouldBeGreaterThan(1e-5);
        oxygen.XZ.ShouldBe(0, 1e-12);
        one.Tensors[4].XY.ShouldBe(-oxygen.XY, 1e-12);
        one.LeftOut.ShouldBe(3.0 / 80, 1e-12); // the acoustic modes of Γ
        Should.Throw<InvalidOperationException>(() => ThermalDisplacements.Of(MeshModes.Of(matrix, kept.Mesh, cancellation: Token), 300));
        Should.Throw<InvalidInputException>(() => ThermalDisplacements.Of(kept, -1));
        Should.Throw<InvalidInputException>(() => ThermalDisplacements.Of(kept, 300, 1e6)).Message.ShouldContain("cutoff");
    }

    [Fact]
    public void A_CIF_has_displacements_along_the_reciprocal_vectors()
    {
        var modes = Oscillators(4 * Matrix3.Identity, out _, new Lattice(new(4, 0, 0), new(-2, 2 * Math.Sqrt(3), 0), new(0, 0, 5)));
        var displacements = ThermalDisplacements.Of(modes, 300);
        var u = displacements.Isotropic(0);
        displacements.InCif(0).XX.ShouldBe(u, 1e-12);
        displacements.InCif(0).XY.ShouldBe(u / 2, 1e-12); // γ* is 60°
        displacements.InCif(0).XZ.ShouldBe(0, 1e-12);
        var text = CifWriter.Write(displacements);
        text.ShouldContain(FormattableString.Invariant($"Ar1 {u:F8} {u:F8} {u:F8} 0.00000000 0.00000000 {u / 2:F8}\n"));
        text.ShouldContain(FormattableString.Invariant($" 1 {u:F8} Uani\n"));
        StructureReader.ReadText(text).Crystal.Species.Length.ShouldBe(1);
    }

    [Fact]
    public void An_ellipsoid_that_is_flat_is_not_written()
    {
        var modes = Oscillators(new Matrix3(1, 0, 0, 0, 4, 0, 0, 0, -9), out _);
        var displacements = ThermalDisplacements.Of(modes, 300);
        displacements.LeftOut.ShouldBe(1, 1e-12);
        displacements.IsPositiveDefinite(0).ShouldBeFalse();
        Should.Throw<InvalidInputException>(() => CifWriter.Write(displacements)).Message.ShouldContain("atom 1 (Ar)");
    }

    [Fact]
    public void Modes_of_one_atom_have_a_small_participation_ratio()
    {
        var salt = ModelCrystals.RockSalt();
        var mesh = SymmetricMesh.Of(salt, [SymmetryOperation.Identity], (3, 3, 3));
        var modes = MeshModes.Of(ModelCrystals.Springy(salt, [1, 200]), mesh, cancellation: Token);
        for (var mode = 0; mode < 3; mode++)
        {
            modes.ParticipationRatio(0, mode).ShouldBe(1, 1e-6); // the crystal moved as a whole
            modes.ParticipationRatio(0, 3 + mode).ShouldBe(0.5, 0.01); // the light atom alone
        }
    }

    // Every atom bound to its place by itself.
    private static MeshModes Oscillators(Matrix3 stiffness, out Crystal crystal, Lattice? lattice = null)
    {
        crystal = new Crystal(lattice ?? new Lattice(new(4, 0, 0), new(0, 4, 0), new(0, 0, 4)), [Element.FromSymbol("Ar")], [default]);
        var matrix = new DynamicalMatrix(new ForceConstants(crystal, [new ForceConstants.Block(0, 0, (0, 0, 0), stiffness)]));
        return MeshModes.WithDirections(matrix, SymmetricMesh.Of(crystal, [SymmetryOperation.Identity], (2, 2, 2)), Token);
    }
}
