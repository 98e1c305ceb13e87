using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Units;

namespace Phodos.Tests.LatticeDynamics.Meshes;

public sealed class StabilityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_chain_that_doubles_its_cell_is_found_and_displaced()
    {
        // ω² = (4/m) [k₁ sin²(πq) + k₂ sin²(2πq)]: imaginary at the border of the zone where k₁ is negative.
        var matrix = Chain(-0.2, 0.3);
        var modes = MeshModes.Of(matrix, SymmetricMesh.Of(matrix.Crystal, [SymmetryOperation.Identity], (4, 1, 1)), cancellation: Token);
        var stability = Stability.Of(modes);
        stability.IsStable.ShouldBeFalse();
        (Math.Abs(stability.Q.X), stability.Q.Y, stability.Q.Z).ShouldBe((0.5, 0, 0));
        stability.Mode.ShouldBe(0);
        stability.LowestFrequency.ShouldBe(modes.Lowest);
        stability.LowestFrequency.ShouldBeLessThan(-10);
        stability.StatesBelow.ShouldBe(0.25, 1e-12);
        stability.AcousticResidual!.Value.ShouldBe(0, 1e-3);

        var frozen = FrozenMode.Of(matrix, stability.Q, stability.Mode, 0.2);
        frozen.Frequency.ShouldBe(stability.LowestFrequency, 1e-9);
        frozen.Supercell.Determinant.ShouldBe(2);
        frozen.Crystal.AtomCount.ShouldBe(2);
        double Move(int atom) => frozen.Crystal.Lattice.ToCartesian(
            frozen.Crystal.FractionalPositions[atom] - frozen.Undisplaced.FractionalPositions[atom]).X;
        Math.Abs(Move(0)).ShouldBe(0.2, 1e-9);
        Move(1).ShouldBe(-Move(0), 1e-9);
        StructureReader.ReadText(PoscarWriter.Write(frozen.Crystal)).Crystal.AtomCount.ShouldBe(2);

        // Down the double well: the harmonic energy of the displaced cell is ½ m ω² u² an atom, below zero.
        Energy(frozen, -0.2).ShouldBe(2 * 0.5 * 4 * -0.2 * 0.04, 1e-9);
    }

    [Fact]
    public void What_rounding_makes_of_the_modes_of_rest_is_no_instability()
    {
        // A pull of −ε at every site breaks the sum rule: all of the mesh is stable but for Γ.
        var salt = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(salt);
        DynamicalMatrix Pulled(double pull) => new(new ForceConstants(
            salt,
            [.. springs.Blocks, new(0, 0, (0, 0, 0), -pull * Matrix3.Identity), new(1, 1, (0, 0, 0), -pull * Matrix3.Identity)]));
        var mesh = SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (4, 4, 4));
        var little = Stability.Of(MeshModes.Of(Pulled(1e-3), mesh, cancellation: Token));
        little.IsStable.ShouldBeTrue();
        little.LowestFrequency.ShouldBe(0);
        little.AcousticResidual!.Value.ShouldBeInRange(1, 5);
        var much = Stability.Of(MeshModes.Of(Pulled(0.1), mesh, cancellation: Token));
        much.IsStable.ShouldBeFalse();
        much.AcousticResidual!.Value.ShouldBeGreaterThan(5);
        much.StatesBelow.ShouldBeGreaterThanOrEqualTo(3.0 / 64);
        Stability.Of(MeshModes.Of(Pulled(0), SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (4, 4, 4), true), cancellation: Token))
            .AcousticResidual.ShouldBeNull();
    }

    [Theory]
    [InlineData(0.5, 0.5, 0, 2)]
    [InlineData(1.0 / 3, 1.0 / 3, 0, 3)]
    [InlineData(0.5, 0.25, 0.75, 4)]
    [InlineData(0.5, 1.0 / 3, 0, 6)]
    [InlineData(0, 0, 0, 1)]
    public void A_frozen_mode_repeats_with_the_smallest_cell(double x, double y, double z, int cells)
    {
        var salt = ModelCrystals.RockSalt();
        var matrix = ModelCrystals.Springy(salt);
        var frozen = FrozenMode.Of(matrix, new(x, y, z), 2);
        frozen.Supercell.Determinant.ShouldBe(cells);
        frozen.Crystal.AtomCount.ShouldBe(2 * cells);
        var lattice = frozen.Crystal.Lattice;
        var moves = frozen.Crystal.FractionalPositions.Zip(
            frozen.Undisplaced.FractionalPositions, (now, was) => lattice.ToCartesian(now - was)).ToArray();
        moves.Max(move => move.Length).ShouldBe(0.1, 1e-9);

        // It is a mode, or one of q and one of −q: the force on each atom is −m ω² times its displacement.
        var forces = Forces(frozen, SpringModel.ForceConstants(salt));
        var square = Math.Pow(frozen.Frequency / PhysicalConstants.WavenumberOfRoot, 2);
        for (var atom = 0; atom < moves.Length; atom++)
            (forces[atom] + square * matrix.Masses[atom % 2] * moves[atom]).Length.ShouldBeLessThan(1e-8);
    }

    [Fact]
    public void A_wave_that_no_small_cell_repeats_with_is_refused()
    {
        var matrix = ModelCrystals.Springy(ModelCrystals.RockSalt());
        Should.Throw<InvalidInputException>(() => FrozenMode.Of(matrix, new(0.1234567, 0, 0), 0)).Message.ShouldContain("ratio");
        Should.Throw<InvalidInputException>(() => FrozenMode.Of(matrix, new(1.0 / 61, 1.0 / 59, 0), 0)).Message.ShouldContain("3599 cells");
        Should.Throw<InvalidInputException>(() => FrozenMode.Of(matrix, default, 6)).Message.ShouldContain("0 to 5");
        Should.Throw<InvalidInputException>(() => FrozenMode.Of(matrix, default, 0, 0));
    }

    // An atom a cell along x, springs k₁ to its neighbours and k₂ to the next ones (eV/Å²), and nothing across.
    private static DynamicalMatrix Chain(double first, double second)
    {
        var crystal = new Crystal(new Lattice(new(4, 0, 0), new(0, 9, 0), new(0, 0, 9)), [Element.FromSymbol("Na")], [default]);
        static Matrix3 X(double value) => new(value, 0, 0, 0, 0, 0, 0, 0, 0);
        return new DynamicalMatrix(new ForceConstants(
            crystal,
            [
                new(0, 0, (0, 0, 0), X(2 * first + 2 * second)),
                new(0, 0, (1, 0, 0), X(-first)),
                new(0, 0, (-1, 0, 0), X(-first)),
                new(0, 0, (2, 0, 0), X(-second)),
                new(0, 0, (-2, 0, 0), X(-second)),
            ]));
    }

    private static double Energy(FrozenMode frozen, double first)
    {
        double[] moves = [.. frozen.Crystal.FractionalPositions.Zip(
            frozen.Undisplaced.FractionalPositions, (now, was) => frozen.Crystal.Lattice.ToCartesian(now - was).X)];
        return 2 * 0.5 * first * Math.Pow(moves[1] - moves[0], 2); // the next neighbours move alike
    }

    private static Vector3D[] Forces(FrozenMode frozen, ForceConstants forceConstants)
    {
        var crystal = forceConstants.Crystal;
        var (cell, undisplaced) = (frozen.Crystal, frozen.Undisplaced);
        Vector3D Wrapped(Vector3D v) => v - new Vector3D(Math.Round(v.X), Math.Round(v.Y), Math.Round(v.Z));
        var forces = new Vector3D[cell.AtomCount];
        for (var atom = 0; atom < forces.Length; atom++)
        {
            foreach (var (one, other, (a, b, c), value) in forceConstants.Blocks.Where(block => block.First == atom % crystal.AtomCount))
            {
                var span = crystal.Lattice.ToCartesian(
                    crystal.FractionalPositions[other] + new Vector3D(a, b, c) - crystal.FractionalPositions[one]);
                var place = undisplaced.FractionalPositions[atom] + undisplaced.Lattice.ToFractional(span);
                var neighbor = Enumerable.Range(0, cell.AtomCount).MinBy(
                    candidate => cell.Lattice.ToCartesian(Wrapped(place - undisplaced.FractionalPositions[candidate])).Length);
                var move = cell.Lattice.ToCartesian(cell.FractionalPositions[neighbor] - undisplaced.FractionalPositions[neighbor]);
                forces[atom] -= value * move;
            }
        }

        return forces;
    }
}
