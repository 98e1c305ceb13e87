using Phodos.Crystals;
using Phodos.LatticeDynamics.Polar;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Training;
using Phodos.Learning.Training.Forces;

namespace Phodos.Learning.Tests.Training.Forces;

// The generator of random weights is that of the process.
[Collection(nameof(ForceTrainingTests))]
public sealed class BornTrainingTests : IDisposable
{
    private static readonly BornNetworkOptions Network = new() { Cutoff = 4, Scalars = 16, Tensors = 8, Layers = 1, Width = 16, ChargeTensors = 4 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_learns_charges_and_keeps_the_weights_and_errors_of_its_best_epoch()
    {
        var watcher = new TrainingWatcher();
        var training = BornTraining.Recipe with { Epochs = 60, BatchSize = 3, LearningRate = 1e-2, WeightAverage = null, EvaluateEvery = 20 };
        var end = new BornTraining(watcher, CancellationToken.None).Start(Store(), Network, training, _folder.In("run"));
        end.IsFinished.ShouldBeTrue();
        watcher.Losses[^1].ShouldBeLessThan(0.2 * watcher.Losses[0]);
        watcher.Remarks.Count.ShouldBe(3);
        watcher.Remarks[^1].ShouldStartWith("validation: Z* ");

        var run = RunFolder.Open(_folder.In("run"));
        BornTraining.IsRun(run).ShouldBeTrue();
        ForceTraining.IsRun(run).ShouldBeFalse();
        using var model = BornChargesModel.Load(run.BestWeights);
        model.Options.ShouldBe(Network);
        model.TrainedOn!.Single().Data.ShouldBe("forces");
        model.Errors.ShouldNotBeNull().Charge.ShouldBeLessThan(0.2);
        var salt = ForceRecords.Springs("Rb", "Br", 15).Crystal;
        var predicted = model.Predict(salt);
        predicted.Charges.Charges[0].XX.ShouldBe(ChargeOf("Rb"), 0.15);
        predicted.Charges.Dielectric.XX.ShouldBe(DielectricOf("Rb"), 0.3);
        predicted.IsInsulating.ShouldBeTrue();
        model.Predict(ForceRecords.Springs("Cu", "Zn", 15).Crystal).IsInsulating.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_that_was_stopped_ends_with_the_same_bits(int threads)
    {
        var training = BornTraining.Recipe with { Epochs = 4, BatchSize = 3, EvaluateEvery = 2 };
        var store = Store();
        new BornTraining(new TrainingWatcher(), CancellationToken.None).Start(store, Network, training, _folder.In("whole"), threads);

        using var stop = new CancellationTokenSource();
        new BornTraining(new TrainingWatcher(() => stop.Cancel()), stop.Token).Start(store, Network, training, _folder.In("stopped"), threads)
            .ShouldSatisfyAllConditions(end => end.IsFinished.ShouldBeFalse(), end => end.NextBatch.ShouldBe(1));
        new BornTraining(new TrainingWatcher(), CancellationToken.None).Resume(RunFolder.Open(_folder.In("stopped"))).IsFinished.ShouldBeTrue();
        foreach (var name in new[] { "last", "best" })
        {
            File.ReadAllBytes(_folder.In("stopped", "checkpoints", name + ".safetensors"))
                .ShouldBe(File.ReadAllBytes(_folder.In("whole", "checkpoints", name + ".safetensors")));
        }
    }

    [Fact]
    public void No_part_but_training_and_validation_changes_a_run_and_charges_must_be_in_both()
    {
        var training = BornTraining.Recipe with { Epochs = 1 };
        new BornTraining(new TrainingWatcher(), CancellationToken.None).Start(Store(), Network, training, _folder.In("a"));
        new BornTraining(new TrainingWatcher(), CancellationToken.None).Start(
            Store("more.parquet", [.. Parts, "test", "bench"]), Network, training, _folder.In("b"));
        File.ReadAllBytes(_folder.In("b", "checkpoints", "best.safetensors"))
            .ShouldBe(File.ReadAllBytes(_folder.In("a", "checkpoints", "best.safetensors")));

        ForceRecords.WriteStore(_folder.In("plain.parquet"), ForceRecords.Salts.Take(2).Select((salt, place) => ForceRecords.Of(
            salt.First + salt.Second, ForceRecords.Springs(salt.First, salt.Second, 20), IntegerMatrix.Identity, place == 0 ? "train" : "valid")));
        Should.Throw<InvalidInputException>(
                () => new BornTraining(new TrainingWatcher(), CancellationToken.None).Start(_folder.In("plain.parquet"), Network, training, _folder.In("c")))
            .Message.ShouldContain("0 crystals with Born charges of the part 'train'");
        Directory.Exists(_folder.In("c")).ShouldBeFalse();
    }

    [Fact]
    public void The_error_of_the_fields_is_that_of_the_splitting()
    {
        // With charges that are too large by a tenth alone, so is √(ω²(LO) − ω²(TO)).
        var record = Polar("Na", "F", "train");
        var targets = BornTargets.Of(record, Network);
        using var scope = TorchSharp.torch.NewDisposeScope();
        var batch = new BornBatch([targets.Graph], TorchSharp.torch.ScalarType.Float64);
        var outputs = new BornOutputs(
            TorchSharp.torch.tensor([.. record.Born!.Charges.SelectMany(charge => Enumerable.Range(0, 9).Select(place => 1.1 * charge[place / 3, place % 3]))]).view(-1, 3, 3),
            record.Born.Dielectric.XX * TorchSharp.torch.eye(3, dtype: TorchSharp.torch.ScalarType.Float64).unsqueeze(0),
            TorchSharp.torch.zeros(1));
        var (predicted, expected) = new BornErrorTerms(outputs, batch, [targets]).Splittings;
        var crystal = targets.Graph.Crystal;
        var (first, second) = (crystal.Species[0].AtomicMass, crystal.Species[1].AtomicMass);
        var split = Math.Sqrt(4 * Math.PI * Units.PhysicalConstants.Coulomb / (record.Born.Dielectric.XX * crystal.Lattice.Volume) * (1 / first + 1 / second))
            * ChargeOf("Na") * Units.PhysicalConstants.WavenumberOfRoot;
        for (var axis = 0; axis < 3; axis++)
        {
            expected[0, axis].item<double>().ShouldBe(split, 1e-4 * split);
            predicted[0, axis].item<double>().ShouldBe(1.1 * split, 1e-4 * split);
        }
    }

    private static readonly string[] Parts = ["train", "train", "train", "train", "train", "valid", "valid", "valid"];

    private string Store(string name = "forces.parquet", string[]? parts = null)
    {
        ForceRecords.WriteStore(
            _folder.In(name),
            [
                .. (parts ?? Parts).Zip(ForceRecords.Salts, (part, salt) => Polar(salt.First, salt.Second, part)),
                .. new[] { ("Cu", "Zn"), ("Ag", "Mg"), ("Ni", "Al"), ("Fe", "Al") }.Select(alloy => ForceRecords.Of(
                    alloy.Item1 + alloy.Item2, ForceRecords.Springs(alloy.Item1, alloy.Item2, 20), IntegerMatrix.Identity)),
            ]);
        return _folder.In(name);
    }

    private static Datasets.Forces.ForceRecord Polar(string first, string second, string part)
    {
        var springs = ForceRecords.Springs(first, second, 20);
        return ForceRecords.Of(first + second, springs, IntegerMatrix.Diagonal(2, 2, 2), part) with
        {
            Born = new BornCharges(
                springs.Crystal,
                DielectricOf(first) * Matrix3.Identity,
                [ChargeOf(first) * Matrix3.Identity, -ChargeOf(first) * Matrix3.Identity]),
        };
    }

    private static double ChargeOf(string cation) => cation == "Tl" ? 2 : 1.2;

    private static double DielectricOf(string cation) => cation == "Tl" ? 5 : 2.5;
}
