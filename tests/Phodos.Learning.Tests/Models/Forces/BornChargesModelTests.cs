using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Tests.Samples;
using Phodos.Tests.Crystals.Symmetry;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Models.Forces;

/// <summary>What holds for the Born charges and the dielectric tensor of every crystal, also for those of a network that has learnt nothing.</summary>
public sealed class BornChargesModelTests : IDisposable
{
    private const double Rounding = 1e-9;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rotations_reflections_order_and_cell_of_a_crystal_turn_its_tensors_and_change_nothing_else()
    {
        using var model = Tiny();
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 1000], Disguise.For(16)).Sample(
            (atoms, seed, disguise) =>
            {
                var crystal = SampleCrystals.Random(atoms, seed);
                var (expected, actual) = (model.Predict(crystal), model.Predict(disguise.Of(crystal, noise: 0)));
                var turn = Matrix3.FromRows(disguise.Axes[0], disguise.Axes[1], disguise.Axes[2]);
                var places = Supercell.Map(crystal, Uncovered(actual.Charges.Crystal, disguise));
                var error = (actual.Charges.Dielectric - Turned(expected.Charges.Dielectric)).MaximumMagnitude;
                for (var atom = 0; atom < actual.Charges.Charges.Length; atom++)
                {
                    var one = expected.Charges.Charges[places.PrimitiveAtoms[atom]];
                    error = Math.Max(error, (actual.Charges.Charges[atom] - Turned(one)).MaximumMagnitude);
                }

                return error < Rounding && Math.Abs(actual.ProbabilityInsulating - expected.ProbabilityInsulating) < Rounding;

                Matrix3 Turned(Matrix3 tensor) => turn * tensor * turn.Transpose();
            },
            iter: 30, threads: 1);
    }

    [Fact]
    public void Charges_add_up_to_zero_and_the_dielectric_tensor_is_symmetric_and_above_one()
    {
        using var model = Large();
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 1000]).Sample(
            (atoms, seed) =>
            {
                var charges = model.Predict(SampleCrystals.Random(atoms, seed)).Charges;
                var beyond = charges.Dielectric - Matrix3.Identity;
                return charges.NeutralityResidual < Rounding
                    && (beyond - beyond.Transpose()).MaximumMagnitude == 0
                    && beyond.XX > 0 && beyond.XX * beyond.YY > beyond.XY * beyond.XY && beyond.Determinant > 0;
            },
            iter: 30, threads: 1);
    }

    [Fact]
    public void Charges_are_general_tensors()
    {
        using var model = Large();
        var charges = model.Predict(SampleCrystals.Random(4, 3)).Charges.Charges;
        var size = charges.Max(charge => charge.MaximumMagnitude);
        charges.Max(charge => (charge - charge.Transpose()).MaximumMagnitude).ShouldBeGreaterThan(1e-3 * size);
        charges.Max(charge => Math.Abs(charge.XX - charge.YY)).ShouldBeGreaterThan(1e-3 * size);
    }

    [Fact]
    public void What_else_is_predicted_does_not_matter()
    {
        using var model = Tiny();
        Crystal[] crystals = [.. Enumerable.Range(1, 9).Select(seed => SampleCrystals.Random(1 + seed % 6, seed))];
        var together = model.Predict([.. crystals.Select(crystal => ForceGraph.WithoutPairs(crystal, model.Options.Cutoff))]);
        foreach (var (crystal, other) in crystals.Zip(together))
        {
            var alone = model.Predict(crystal);
            (other.Charges.Dielectric - alone.Charges.Dielectric).MaximumMagnitude.ShouldBeLessThan(Rounding);
            other.ProbabilityInsulating.ShouldBe(alone.ProbabilityInsulating, Rounding);
            foreach (var (one, same) in other.Charges.Charges.Zip(alone.Charges.Charges))
                (one - same).MaximumMagnitude.ShouldBeLessThan(Rounding);
        }
    }

    [Fact]
    public void A_saved_model_predicts_the_same_also_inside_a_model_of_force_constants_and_out_of_it()
    {
        var crystal = SampleCrystals.Rutile;
        TrainedOn origin = new("forces", "a1", "s1", "files", 0), other = new("other", "a2", "s2", "files", 0);
        using var model = BornChargesModel.Create(Small, seed: 4);
        model.TrainedOn = [other];
        model.Know(0.5, new BornErrors(0.1, 0.05, 12));
        model.Save(_folder.In("born.safetensors"));
        using var forces = ForceConstantsModel.Create(SmallForces, seed: 5);
        forces.TrainedOn = [origin];
        forces.Save(_folder.In("forces.safetensors"));
        using (var joint = ForceEnsemble.Join([_folder.In("forces.safetensors")], _folder.In("born.safetensors")))
        {
            joint.TrainedOn.ShouldBe([origin, other]);
            joint.SaveHalf(_folder.In("joint.safetensors"));
            joint.Save(_folder.In("exact.safetensors"));
        }

        var expected = model.Predict(crystal);
        foreach (var file in new[] { "born.safetensors", "exact.safetensors" })
        {
            using var read = BornChargesModel.Load(_folder.In(file));
            read.Errors.ShouldBe(model.Errors);
            var actual = read.Predict(crystal);
            actual.ProbabilityInsulating.ShouldBe(expected.ProbabilityInsulating);
            actual.Charges.Charges.ShouldBe(expected.Charges.Charges);
        }

        using var again = ForceEnsemble.Join([_folder.In("joint.safetensors"), _folder.In("forces.safetensors")]);
        again.MemberCount.ShouldBe(2);
        var half = again.PredictForces([crystal], withMembers: false)[0];
        half.Born.ShouldNotBeNull().Charges.Charges.Zip(expected.Charges.Charges)
            .ShouldAllBe(pair => (pair.First - pair.Second).MaximumMagnitude < 0.01);
        half.Mean.Blocks.Length.ShouldBe(forces.Predict(crystal).Blocks.Length);
        again.ParameterCount.ShouldBe(2 * forces.ParameterCount + model.ParameterCount);
    }

    [Fact]
    public void Weights_of_another_model_and_a_share_that_is_none_are_refused()
    {
        using (var forces = ForceConstantsModel.Create(SmallForces, seed: 5))
            forces.Save(_folder.In("forces.safetensors"));
        using (var model = BornChargesModel.Create(Small, seed: 4))
            model.Save(_folder.In("born.safetensors"));
        Should.Throw<InvalidInputException>(() => BornChargesModel.Load(_folder.In("forces.safetensors"))).Message.ShouldContain("does not predict Born charges");
        Should.Throw<InvalidInputException>(() => ForceConstantsModel.Load(_folder.In("born.safetensors"))).Message.ShouldContain("born-charges");
        var config = File.ReadAllText(_folder.In("born.json"));
        File.WriteAllText(_folder.In("born.json"), config.Replace("\"knownShare\": 1", "\"knownShare\": 0", StringComparison.Ordinal));
        Should.Throw<InvalidInputException>(() => BornChargesModel.Load(_folder.In("born.safetensors"))).Message.ShouldContain("knownShare");
        File.WriteAllText(_folder.In("born.json"), config.Replace("\"layers\": 1", "\"layers\": 2", StringComparison.Ordinal));
        Should.Throw<InvalidInputException>(() => BornChargesModel.Load(_folder.In("born.safetensors"))).Message.ShouldContain("do not fit");
        Should.Throw<InvalidInputException>(() => new BornNetworkOptions { Width = 0 }.Validated()).Message.ShouldContain("width must be at least 1");
    }

    internal static BornNetworkOptions Small { get; } = new() { Cutoff = 4, Scalars = 12, Tensors = 6, Layers = 1, Width = 10, ChargeTensors = 4 };

    private static ForceNetworkOptions SmallForces { get; } =
        new() { Cutoff = 4, PairCutoff = 4.5, Scalars = 12, Tensors = 6, Layers = 1, PairWidth = 10, PairTensors = 4 };

    private static BornChargesModel Tiny()
    {
        var model = BornChargesModel.Create(Small with { Layers = 2 }, seed: 1);
        model.Network.to(ScalarType.Float64);
        return model;
    }

    // With charges that differ more.
    private static BornChargesModel Large()
    {
        var model = Tiny();
        using (no_grad())
        {
            foreach (var weight in model.Network.parameters())
                weight.mul_(2);
        }

        return model;
    }

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
