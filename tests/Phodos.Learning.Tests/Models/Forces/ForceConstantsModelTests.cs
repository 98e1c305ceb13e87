using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Tests.Samples;
using Phodos.Tests.Crystals.Symmetry;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models.Forces;

/// <summary>What holds for the force constants of every crystal, also for those of a network that has learnt nothing.</summary>
public class ForceConstantsModelTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void Rotations_reflections_order_and_cell_of_a_crystal_turn_its_force_constants_and_change_nothing_else()
    {
        using var model = Tiny();
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 1000], Disguise.For(16)).Sample(
            (atoms, seed, disguise) =>
            {
                var crystal = SampleCrystals.Random(atoms, seed);
                var expected = Table(model.Predict(crystal));
                var size = expected.Values.Max(value => value.MaximumMagnitude);
                var disguised = disguise.Of(crystal, noise: 0);
                var places = Supercell.Map(crystal, Uncovered(disguised, disguise));
                var (count, error) = (0, 0.0);
                foreach (var block in model.Predict(disguised).Blocks)
                {
                    var (fromA, fromB, fromC) = places.Shifts[block.First];
                    var (toA, toB, toC) = places.Shifts[block.Second];
                    var (a, b, c) = places.Matrix.MultiplyLeft(block.Shift.A, block.Shift.B, block.Shift.C);
                    var key = (places.PrimitiveAtoms[block.First], places.PrimitiveAtoms[block.Second],
                        (a + toA - fromA, b + toB - fromB, c + toC - fromC));
                    var turn = Matrix3.FromRows(disguise.Axes[0], disguise.Axes[1], disguise.Axes[2]);
                    var difference = block.Value - turn * expected.GetValueOrDefault(key) * turn.Transpose();
                    error = Math.Max(error, difference.MaximumMagnitude);
                    count++;
                }

                return error < Rounding * size && count >= expected.Count * places.CellCount;
            },
            iter: 30, threads: 1);
    }

    [Fact]
    public void A_rigid_shift_costs_no_force_and_exchanged_atoms_have_the_transpose()
    {
        using var model = Tiny();
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 1000]).Sample(
            (atoms, seed) =>
            {
                var forces = model.Predict(SampleCrystals.Random(atoms, seed));
                var size = forces.Blocks.Max(block => block.Value.MaximumMagnitude);
                return forces.SumRuleResidual < Rounding * size && forces.PermutationResidual < Rounding * size;
            },
            iter: 30, threads: 1);
    }

    [Fact]
    public void Three_modes_at_rest_are_left_at_the_centre_of_the_zone()
    {
        using var model = Tiny();
        var matrix = new DynamicalMatrix(model.Predict(SampleCrystals.Random(5, 7)));
        var frequencies = PhononModes.At(matrix, default).Frequencies;
        frequencies.Count(frequency => Math.Abs(frequency) < 1e-3).ShouldBe(3);
    }

    [Fact]
    public void The_blocks_of_a_pair_are_general()
    {
        using var model = Tiny();
        var blocks = model.Predict(SampleCrystals.Random(4, 3)).Blocks.Where(block => block.First != block.Second).ToArray();
        var antisymmetric = blocks.Max(block => (block.Value - block.Value.Transpose()).MaximumMagnitude);
        antisymmetric.ShouldBeGreaterThan(1e-3 * blocks.Max(block => block.Value.MaximumMagnitude));
    }

    [Fact]
    public void What_else_is_predicted_does_not_matter()
    {
        using var model = Tiny();
        Crystal[] crystals = [.. Enumerable.Range(1, 20).Select(seed => SampleCrystals.Random(1 + seed % 6, seed))];
        var together = model.Predict(crystals);
        for (var crystal = 0; crystal < crystals.Length; crystal++)
        {
            var (one, other) = (Table(model.Predict(crystals[crystal])), Table(together[crystal]));
            var size = one.Values.Max(value => value.MaximumMagnitude);
            one.ShouldAllBe(entry => (entry.Value - other[entry.Key]).MaximumMagnitude < Rounding * size);
            other.Count.ShouldBe(one.Count);
        }
    }

    [Fact]
    public void Force_constants_end_smoothly_at_the_reach()
    {
        using var model = Tiny();
        double Size(double distance)
        {
            var dimer = new Crystal(
                Lattice.FromParameters(30, 30, 30, 90, 90, 90),
                [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
                [default, new Vector3D(distance / 30, 0, 0)]);
            return model.Predict(dimer).Blocks.Where(block => block.First != block.Second)
                .Select(block => block.Value.MaximumMagnitude).DefaultIfEmpty().Max();
        }

        Size(model.Options.PairCutoff + 0.01).ShouldBe(0);
        var near = Size(model.Options.PairCutoff - 0.02);
        near.ShouldBeGreaterThan(0);
        (Size(model.Options.PairCutoff - 0.01) / near).ShouldBeInRange(0.1, 0.15); // the third power of the distance to the end
    }

    [Fact]
    public void An_atom_alone_has_no_force_constants_but_zero()
    {
        using var model = Tiny();
        var isolated = new Crystal(Lattice.FromParameters(20, 20, 20, 90, 90, 90), [Element.FromSymbol("Xe")], [default]);
        model.Predict(isolated).Blocks.ShouldAllBe(block => block.Value.MaximumMagnitude == 0);
    }

    [Fact]
    public void A_saved_model_predicts_the_same()
    {
        using var folder = new TemporaryFolder();
        using var model = ForceConstantsModel.Create(new ForceNetworkOptions { Scalars = 8, Tensors = 4, PairWidth = 8, PairTensors = 2 }, seed: 4);
        var path = folder.In("model.safetensors");
        model.Save(path);
        using var loaded = ForceConstantsModel.Load(path);
        loaded.Options.ShouldBe(model.Options);
        var crystal = SampleCrystals.Random(3, 1);
        loaded.Predict(crystal).Blocks.ShouldBe(model.Predict(crystal).Blocks);
    }

    [Fact]
    public void Weights_of_another_model_are_refused()
    {
        using var folder = new TemporaryFolder();
        using var model = ForceConstantsModel.Create(new ForceNetworkOptions { Scalars = 8 }, seed: 4);
        var path = folder.In("model.safetensors");
        model.Save(path);
        LearningJson.Write(folder.In("model.json"), new ForceModelConfig("e3nn", model.Options));
        Should.Throw<InvalidInputException>(() => ForceConstantsModel.Load(path)).Message.ShouldContain("e3nn");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    public void A_reach_that_is_none_is_refused(double reach) => Should.Throw<InvalidInputException>(
        () => ForceConstantsModel.Create(new ForceNetworkOptions { PairCutoff = reach }, 0)).Message.ShouldContain("pair-cutoff must be above 0");

    internal static ForceConstantsModel Tiny()
    {
        var model = ForceConstantsModel.Create(
            new ForceNetworkOptions { Cutoff = 4, PairCutoff = 4.5, Scalars = 12, Tensors = 6, Layers = 2, PairWidth = 10, PairTensors = 4 }, seed: 1);
        model.Network.to(ScalarType.Float64);
        return model;
    }

    private static Dictionary<(int, int, (int, int, int)), Matrix3> Table(ForceConstants forces) =>
        forces.Blocks.ToDictionary(block => (block.First, block.Second, block.Shift), block => block.Value);

    // The disguise without its rotation and its origin: a supercell of the crystal.
    private static Crystal Uncovered(Crystal disguised, Disguise disguise)
    {
        var back = Matrix3.FromRows(disguise.Axes[0], disguise.Axes[1], disguise.Axes[2]).Transpose();
        var lattice = disguised.Lattice;
        return new Crystal(
            new Lattice(back * lattice.A, back * lattice.B, back * lattice.C),
            disguised.Species,
            [.. disguised.FractionalPositions.Select(position => position - disguise.Origin)]);
    }
}
