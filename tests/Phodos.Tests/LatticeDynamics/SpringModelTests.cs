using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class SpringModelTests
{
    // Every q of the first cell is the q' = M q of the cell with the vectors M a.
    private static readonly IntegerMatrix OtherCell = new((1, 2, 0), (0, 1, -1), (1, 2, 1));
    private static readonly IntegerMatrix DoubleCell = new((1, 1, 0), (-1, 1, 0), (0, 1, 1));

    [Fact]
    public void The_choice_of_cell_does_not_change_the_frequencies() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            OtherCell.Determinant.ShouldBe(1);
            var home = Frequencies(crystal, q);
            Frequencies(crystal.Supercell(OtherCell), Times(OtherCell, q)).ShouldBeNear(home, 1e-6 * home[^1]);
        },
        iter: 30);

    [Fact]
    public void A_supercell_holds_the_frequencies_of_its_cells() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            // q' = M q for both q and the q + (1/2, 1/2, 1/2) that the doubled cell folds onto it.
            DoubleCell.Determinant.ShouldBe(2);
            var folded = Frequencies(crystal, q).Concat(Frequencies(crystal, q + new Vector3D(0.5, 0.5, 0.5))).Order().ToArray();
            Frequencies(crystal.Supercell(DoubleCell), Times(DoubleCell, q)).ShouldBeNear(folded, 1e-6 * folded[^1]);
        },
        iter: 30);

    [Fact]
    public void Rotation_and_reflection_do_not_change_the_frequencies() => Gen.Select(
        ModelCrystals.Random, ModelCrystals.WaveVectors, ModelCrystals.WaveVectors).Sample(
        (crystal, q, axis) =>
        {
            // A Householder reflection, and two of them, which are a rotation.
            Vector3D Turn(Vector3D v) => Reflect(Reflect(v, axis + new Vector3D(0, 0, 3)), new Vector3D(1, axis.Y, 0));
            Vector3D Mirror(Vector3D v) => Reflect(v, axis + new Vector3D(0, 0, 3));
            var home = Frequencies(crystal, q);
            foreach (var move in new Func<Vector3D, Vector3D>[] { Turn, Mirror })
            {
                Frequencies(Transformed(crystal, move), q).ShouldBeNear(home, 1e-6 * home[^1]);
            }
        },
        iter: 30);

    [Fact]
    public void The_order_of_the_atoms_does_not_change_the_frequencies() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            var reversed = new Crystal(crystal.Lattice, [.. crystal.Species.Reverse()], [.. crystal.FractionalPositions.Reverse()]);
            var home = Frequencies(crystal, q);
            Frequencies(reversed, q).ShouldBeNear(home, 1e-6 * home[^1]);
        },
        iter: 30);

    [Fact]
    public void A_small_change_of_the_structure_changes_the_frequencies_little()
    {
        // The six first neighbours of a rock-salt cell become two and four; a hard ordering of shells would jump.
        var q = new Vector3D(0.2, 0.3, 0.1);
        var cubic = ModelCrystals.RockSalt();
        var stretched = Transformed(cubic, vector => new Vector3D(vector.X, vector.Y, vector.Z * (1 + 1e-7)));
        Frequencies(stretched, q).ShouldBeNear(Frequencies(cubic, q), 1e-3);
    }

    [Fact]
    public void The_first_two_shells_of_rock_salt_have_springs()
    {
        var springs = SpringModel.Springs(ModelCrystals.RockSalt());
        springs.Count(spring => spring.First != spring.Second).ShouldBe(6); // per cell, one end at each atom
        springs.Count(spring => spring is { First: 0, Second: 0 }).ShouldBe(6); // twelve neighbours, each spring once
        springs.Length.ShouldBe(18);
    }

    [Fact]
    public void The_first_shell_is_stiffer_than_the_second_and_central_springs_than_transverse_ones()
    {
        var springs = SpringModel.Springs(ModelCrystals.RockSalt());
        springs.Where(spring => spring.First != spring.Second).Min(spring => spring.Central)
            .ShouldBeGreaterThan(5 * springs.Where(spring => spring.First == spring.Second).Max(spring => spring.Central));
        springs.ShouldAllBe(spring => spring.Transverse > 0 && spring.Transverse < 0.3 * spring.Central);
    }

    [Theory]
    [InlineData("Na", "Cl", 5.64, 264)] // the highest frequencies that were measured, cm⁻¹: longitudinal optical
    [InlineData("Mg", "O", 4.21, 720)]
    [InlineData("Cs", "I", 7.6, 90)]
    public void The_highest_frequency_has_the_magnitude_of_the_measured_one(string cation, string anion, double a, double measured)
    {
        var highest = Frequencies(ModelCrystals.RockSalt(cation, anion, a), default)[^1];
        highest.ShouldBeInRange(measured / 2, measured * 2);
    }

    [Fact]
    public void An_element_without_electronegativity_is_named()
    {
        var argon = new Crystal(new Lattice(new(0, 2.6, 2.6), new(2.6, 0, 2.6), new(2.6, 2.6, 0)), [Element.FromSymbol("Ar")], [default]);
        Should.Throw<InvalidInputException>(() => SpringModel.Springs(argon)).Message.ShouldContain("Ar");
    }

    private static double[] Frequencies(Crystal crystal, Vector3D q) => [.. PhononModes.At(ModelCrystals.Springy(crystal), q).Frequencies];

    private static Crystal Transformed(Crystal crystal, Func<Vector3D, Vector3D> move)
    {
        var lattice = crystal.Lattice;
        return new Crystal(new Lattice(move(lattice.A), move(lattice.B), move(lattice.C)), crystal.Species, crystal.FractionalPositions);
    }

    private static Vector3D Times(IntegerMatrix matrix, Vector3D q) => new(Row(matrix.Row1, q), Row(matrix.Row2, q), Row(matrix.Row3, q));

    private static double Row((int A, int B, int C) row, Vector3D q) => row.A * q.X + row.B * q.Y + row.C * q.Z;

    private static Vector3D Reflect(Vector3D vector, Vector3D normal) => vector - 2 * normal.Dot(vector) / normal.LengthSquared * normal;
}
