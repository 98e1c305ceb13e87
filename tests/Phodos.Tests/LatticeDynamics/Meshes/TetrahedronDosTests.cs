using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Tests.LatticeDynamics.Meshes;

public sealed class TetrahedronDosTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Gen<double[]> Corners = Gen.Double[-1, 1].Array[4].Select(corners => corners.Order().ToArray());

    [Fact]
    public void The_density_of_a_tetrahedron_is_the_slope_of_its_states() => Gen.Select(Corners, Gen.Double[-1.1, 1.1]).Sample(
        (corners, frequency) =>
        {
            const double Step = 1e-6;
            if (corners.Any(corner => Math.Abs(corner - frequency) < 0.02) || corners.Zip(corners[1..], (low, high) => high - low).Min() < 0.02)
                return;
            var (density, above, below) = (new double[4], new double[4], new double[4]);
            TetrahedronWeights.At(corners, frequency, density);
            TetrahedronWeights.Below(corners, frequency + Step, above);
            TetrahedronWeights.Below(corners, frequency - Step, below);
            density.ShouldBeNear(above.Zip(below, (high, low) => (high - low) / (2 * Step)), 1e-5);
        },
        iter: 2000);

    [Fact]
    public void A_tetrahedron_fills_without_steps_where_corners_agree() => Corners.Sample(
        corners =>
        {
            corners[2] = corners[1];
            var (before, after) = (new double[4], new double[4]);
            TetrahedronWeights.Below(corners, corners[1] - 1e-9, before);
            TetrahedronWeights.Below(corners, corners[1] + 1e-9, after);
            if (corners[1] - corners[0] > 0.01 && corners[3] - corners[1] > 0.01)
                after.ShouldBeNear(before, 1e-6);
            TetrahedronWeights.Below(corners, corners[3], after);
            after.ShouldBe([0.25, 0.25, 0.25, 0.25]);
        },
        iter: 200);

    [Fact]
    public void The_states_of_a_linear_spectrum_are_exact()
    {
        // One box, its corners at x + 2 y + 4 z: the volume below the plane at 3.5 is half of it.
        double[][] tetrahedra = [[0, 1, 3, 7], [0, 1, 5, 7], [0, 2, 3, 7], [0, 2, 6, 7], [0, 4, 5, 7], [0, 4, 6, 7]];
        var parts = new double[4];
        tetrahedra.Sum(corners =>
        {
            TetrahedronWeights.Below(corners, 3.5, parts);
            return parts.Sum();
        }).ShouldBe(3, 1e-12);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void All_states_are_there_on_any_grid(int divisions, bool isShifted)
    {
        var modes = Modes(ModelCrystals.RockSalt(), (divisions, divisions, divisions), isShifted);
        foreach (var isWhole in new[] { false, true })
        {
            var dos = new TetrahedronDos(modes, isWhole);
            foreach (var step in new[] { 0.7, 5, 90 })
                dos.DensityOfStates(dos.GridOf(step)).Integral.ShouldBe(6, 1e-10);
        }
    }

    [Fact]
    public void Imaginary_frequencies_stay_on_the_axis()
    {
        var salt = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(salt);
        var unstable = new DynamicalMatrix(new ForceConstants(salt, [.. springs.Blocks.Select(block => block with { Value = -block.Value })]));
        var dos = new TetrahedronDos(MeshModes.Of(unstable, SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (4, 4, 4)), cancellation: Token));
        var values = dos.DensityOfStates(dos.GridOf(3));
        values.Integral.ShouldBe(6, 1e-10);
        values.Grid.Start.ShouldBeLessThan(-50);
    }

    [Fact]
    public void Parts_of_atoms_and_directions_add_up()
    {
        var rutile = new Crystal(
            new Lattice(new(4.6, 0, 0), new(0, 4.6, 0), new(0, 0, 2.96)),
            [.. new[] { "Ti", "Ti", "O", "O", "O", "O" }.Select(Element.FromSymbol)],
            [default, new(0.5, 0.5, 0.5), new(0.305, 0.305, 0), new(-0.305, -0.305, 0), new(0.195, 0.805, 0.5), new(0.805, 0.195, 0.5)]);
        var dos = new TetrahedronDos(Modes(rutile, (4, 4, 5), isShifted: false), isWhole: true);
        var grid = dos.GridOf(4);
        var total = dos.DensityOfStates(grid);
        var (sites, directions) = (dos.SiteDensitiesOfStates(grid), dos.DirectionDensitiesOfStates(grid));
        for (var atom = 0; atom < 6; atom++)
        {
            sites[atom].ShouldBeNear(
                Enumerable.Range(0, grid.Count).Select(point => directions.AsSpan().Slice(3 * atom, 3).ToArray().Sum(part => part[point])), 1e-12);
        }

        total.Projections["Ti"].ShouldBeNear(sites[0].Zip(sites[1], (one, other) => one + other), 1e-12);
        total.Values.ShouldBeNear(total.Projections["Ti"].Zip(total.Projections["O"], (one, other) => one + other), 1e-12);

        // Tetragonal: the movements of all atoms together are the same along x and y, and others along z.
        double[] Along(int direction) =>
            [.. Enumerable.Range(0, grid.Count).Select(point => Enumerable.Range(0, 6).Sum(atom => directions[3 * atom + direction][point]))];
        Along(0).ShouldBeNear(Along(1), 1e-12);
        Along(0).Zip(Along(2), (x, z) => Math.Abs(x - z)).Max().ShouldBeGreaterThan(1e-3);

        // At points of a fine grid the values are nearly the means.
        var fine = dos.GridOf(0.05);
        var values = dos.At([.. fine.Frequencies]);
        values.Sum().ShouldBe(18 / 0.05, 0.05);
        dos.SitesAt([.. fine.Frequencies]).Sum(site => site[4000]).ShouldBe(values[4000], 1e-12);
        dos.DirectionsAt([.. fine.Frequencies]).Sum(part => part[4000]).ShouldBe(values[4000], 1e-12);
    }

    [Fact]
    public void Directions_of_Gaussians_add_up_to_the_parts_of_atoms()
    {
        var rutile = new Crystal(
            new Lattice(new(4.6, 0, 0), new(0, 4.6, 0), new(0, 0, 2.96)),
            [.. new[] { "Ti", "Ti", "O", "O", "O", "O" }.Select(Element.FromSymbol)],
            [default, new(0.5, 0.5, 0.5), new(0.305, 0.305, 0), new(-0.305, -0.305, 0), new(0.195, 0.805, 0.5), new(0.805, 0.195, 0.5)]);
        var modes = Modes(rutile, (4, 4, 5), isShifted: false);
        var grid = modes.GridOf(6, 6);
        var (sites, directions) = (modes.SiteDensitiesOfStates(6, grid), modes.DirectionDensitiesOfStates(6, grid));
        for (var atom = 0; atom < 6; atom++)
        {
            sites[atom].ShouldBeNear(
                Enumerable.Range(0, grid.Count).Select(point => directions.AsSpan().Slice(3 * atom, 3).ToArray().Sum(part => part[point])), 1e-12);
        }

        directions[0].Zip(directions[2], (x, z) => Math.Abs(x - z)).Max().ShouldBeGreaterThan(1e-3);
        Should.Throw<InvalidOperationException>(() => MeshModes.Of(ModelCrystals.Springy(rutile), modes.Mesh, cancellation: Token)
            .DirectionDensitiesOfStates(6, grid));
    }

    [Fact]
    public void Kept_points_give_the_tetrahedra_of_the_whole_mesh_where_one_diagonal_is_the_shortest()
    {
        // The reciprocal lattice of a face-centred one has one shortest diagonal; that of a simple cubic one has four.
        double Difference(Crystal crystal)
        {
            var modes = Modes(crystal, (6, 6, 6), isShifted: false);
            var (kept, whole) = (new TetrahedronDos(modes), new TetrahedronDos(modes, isWhole: true));
            var grid = kept.GridOf(2);
            var difference = kept.DensityOfStates(grid).Values.Zip(whole.DensityOfStates(grid).Values, (one, other) => Math.Abs(one - other)).Max();
            return difference / kept.DensityOfStates(grid).Maximum;
        }

        Difference(ModelCrystals.RockSalt()).ShouldBeLessThan(1e-9);
        Difference(new Crystal(
            new Lattice(new(4, 0, 0), new(0, 4, 0), new(0, 0, 4)),
            [Element.FromSymbol("Cs"), Element.FromSymbol("Cl")],
            [default, new(0.5, 0.5, 0.5)])).ShouldBeInRange(1e-6, 0.5);
    }

    [Fact]
    public void A_coarse_mesh_gives_the_states_of_a_fine_one()
    {
        var coarse = new TetrahedronDos(Modes(ModelCrystals.RockSalt(), (8, 8, 8), false));
        var fine = Modes(ModelCrystals.RockSalt(), (24, 24, 24), false);
        var grid = coarse.GridOf(10);
        var (left, right) = (coarse.DensityOfStates(grid), fine.DensityOfStates(2, fine.GridOf(2, 2)));
        foreach (var limit in new[] { 60, 120, 180 })
        {
            var below = left.Values.Where((_, point) => grid[point] < limit - 5).Sum() * 10 + left.Values[grid.IndexOf(limit)!.Value] * 5;
            right.Values.Where((_, point) => right.Grid[point] < limit).Sum().ShouldBe(below / 2, 0.15);
        }
    }

    private static MeshModes Modes(Crystal crystal, (int, int, int) divisions, bool isShifted) => MeshModes.WithDirections(
        ModelCrystals.Springy(crystal), SymmetricMesh.Of(crystal, SymmetryOperations.Find(crystal), divisions, isShifted), Token);
}
