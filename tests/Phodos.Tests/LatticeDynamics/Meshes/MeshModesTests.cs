using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Spectra;

namespace Phodos.Tests.LatticeDynamics.Meshes;

public sealed class MeshModesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Gen<(int, int, int)> Divisions = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 5]);

    [Fact]
    public void The_smallest_meshes_of_a_face_centred_crystal_have_known_points()
    {
        var salt = ModelCrystals.RockSalt();
        var operations = SymmetryOperations.Find(salt);
        SymmetricMesh.Of(salt, operations, (2, 2, 2)).Points.Select(point => point.Weight).ShouldBe([1.0 / 8, 4.0 / 8, 3.0 / 8]); // Γ, L, X
        SymmetricMesh.Of(salt, operations, (2, 2, 2), isShifted: true).Points.Length.ShouldBe(2);
        SymmetricMesh.Of(salt, [SymmetryOperation.Identity], (3, 3, 3)).Points.Length.ShouldBe(14); // q and −q
    }

    [Fact]
    public void Kept_points_stand_for_all() => Gen.Select(Divisions, Gen.Bool).Sample(
        (divisions, isShifted) =>
        {
            var salt = ModelCrystals.RockSalt();
            var matrix = ModelCrystals.Springy(salt);
            var kept = MeshModes.Of(matrix, SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), divisions, isShifted));
            var all = MeshModes.Of(matrix, SymmetricMesh.Of(salt, [SymmetryOperation.Identity], divisions, isShifted));
            kept.Mesh.Points.Sum(point => point.Weight).ShouldBe(1, 1e-12);
            var grid = all.GridOf(5, 5);
            kept.DensityOfStates(5, grid).Values.ShouldBeNear(all.DensityOfStates(5, grid).Values, 1e-9);
        },
        iter: 20);

    [Theory]
    [InlineData(4, 4, 3, false)]
    [InlineData(4, 3, 2, false)]
    [InlineData(2, 2, 2, true)]
    public void Alike_atoms_carry_alike_parts(int n1, int n2, int n3, bool isShifted)
    {
        var rutile = new Crystal(
            new Lattice(new(4.6, 0, 0), new(0, 4.6, 0), new(0, 0, 2.96)),
            [.. new[] { "Ti", "Ti", "O", "O", "O", "O" }.Select(Element.FromSymbol)],
            [default, new(0.5, 0.5, 0.5), new(0.305, 0.305, 0), new(-0.305, -0.305, 0), new(0.195, 0.805, 0.5), new(0.805, 0.195, 0.5)]);
        var matrix = ModelCrystals.Springy(rutile);
        var kept = MeshModes.Of(matrix, SymmetricMesh.Of(rutile, SymmetryOperations.Find(rutile), (n1, n2, n3), isShifted), cancellation: Token);
        var all = MeshModes.Of(matrix, SymmetricMesh.Of(rutile, [SymmetryOperation.Identity], (n1, n2, n3), isShifted), cancellation: Token);
        kept.Mesh.Points.Length.ShouldBeLessThan(all.Mesh.Points.Length);
        var grid = all.GridOf(5, 5);
        foreach (var (one, other) in kept.SiteDensitiesOfStates(5, grid).Zip(all.SiteDensitiesOfStates(5, grid)))
            one.ShouldBeNear(other, 1e-9);
        var dos = kept.DensityOfStates(5);
        dos.Integral.ShouldBe(18, 1e-7);
        dos.Projections.Keys.ShouldBe(["O", "Ti"]);
        dos.Projections["O"].Zip(dos.Projections["Ti"], (o, ti) => o + ti).ShouldBeNear(dos.Values, 1e-12);
    }

    [Fact]
    public void States_below_zero_stay_on_the_axis()
    {
        var salt = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(salt);
        var unstable = new DynamicalMatrix(new ForceConstants(salt, [.. springs.Blocks.Select(block => block with { Value = -block.Value })]));
        var modes = MeshModes.Of(unstable, SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (3, 3, 3)), cancellation: Token);
        modes.Lowest.ShouldBeLessThan(-50);
        modes.DensityOfStates(5).Integral.ShouldBe(6, 1e-7);
        modes.DensityOfStates(5).Grid.Start.ShouldBeLessThan(modes.Lowest);
        Should.Throw<InvalidInputException>(() => modes.Thermodynamics(300));
    }

    [Fact]
    public void Hot_crystals_have_the_classical_heat_capacity_and_cold_ones_none()
    {
        var salt = ModelCrystals.RockSalt();
        var mesh = SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (4, 4, 4));
        var modes = MeshModes.Of(ModelCrystals.Springy(salt), mesh, withSites: false, Token);
        modes.HasSites.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => modes.SiteWeights(0, 0).Length);
        var (hot, leftOut) = modes.Thermodynamics(1e5);
        leftOut.ShouldBe(3.0 / 64 / 2, 1e-12); // the acoustic modes of Γ
        hot.HeatCapacity.ShouldBe((3 - leftOut) * ThermodynamicFunctions.GasConstant, 1e-4);
        modes.Thermodynamics(1).Functions.HeatCapacity.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void The_length_of_a_mesh_is_that_of_phonopy()
    {
        SymmetricMesh.DivisionsOfLength(new Lattice(new(3, 0, 0), new(0, 10, 0), new(0, 0, 100)), 40).ShouldBe((13, 4, 1));
        Should.Throw<InvalidInputException>(() => SymmetricMesh.DivisionsOfLength(ModelCrystals.RockSalt().Lattice, 0));
        Should.Throw<InvalidInputException>(() => SymmetricMesh.Of(ModelCrystals.RockSalt(), [SymmetryOperation.Identity], (0, 1, 1)));
    }
}
