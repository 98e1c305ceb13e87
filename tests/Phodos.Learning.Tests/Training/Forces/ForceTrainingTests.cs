using Phodos.Crystals;
using Phodos.Datasets.Forces;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;
using Phodos.Learning.Training.Forces;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training.Forces;

// The generator of random weights is that of the process.
[CollectionDefinition(nameof(ForceTrainingTests), DisableParallelization = true)]
[Collection(nameof(ForceTrainingTests))]
public sealed class ForceTrainingTests : IDisposable
{
    private static readonly ForceNetworkOptions Network = new()
    {
        Cutoff = 4,
        PairCutoff = 5,
        Scalars = 16,
        Tensors = 8,
        Layers = 2,
        PairWidth = 16,
        PairTensors = 4,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_learns_springs_and_keeps_the_weights_of_its_best_epoch()
    {
        var watcher = new TrainingWatcher();
        var training = ForceTraining.Recipe with { Epochs = 40, BatchSize = 2, LearningRate = 1e-2, WeightAverage = null, EvaluateEvery = 5 };
        var end = new ForceTraining(watcher, CancellationToken.None).Start(Store(), Network, training, _folder.In("run"));
        end.IsFinished.ShouldBeTrue();
        watcher.Losses[^1].ShouldBeLessThan(0.3 * watcher.Losses[0]);
        end.BestRmse!.Value.ShouldBeLessThan(watcher.Errors[0]);

        var run = RunFolder.Open(_folder.In("run"));
        using var model = ForceConstantsModel.Load(run.BestWeights);
        model.Options.ShouldBe(Network);
        ForceTraining.IsRun(run).ShouldBeTrue();
        File.ReadAllText(run.LogFile).ShouldContain("finished after epoch 40");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_that_was_stopped_ends_with_the_same_bits(int threads)
    {
        var training = ForceTraining.Recipe with { Epochs = 4, BatchSize = 3, EvaluateEvery = 2 };
        var network = Network with { Layers = 1, PairTensors = 8 };
        var store = Store();
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Start(store, network, training, _folder.In("whole"), threads);

        using var stop = new CancellationTokenSource();
        new ForceTraining(new TrainingWatcher(() => stop.Cancel()), stop.Token).Start(store, network, training, _folder.In("stopped"), threads)
            .ShouldSatisfyAllConditions(end => end.IsFinished.ShouldBeFalse(), end => end.NextBatch.ShouldBe(1));
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Resume(RunFolder.Open(_folder.In("stopped"))).IsFinished.ShouldBeTrue();

        File.ReadAllBytes(_folder.In("stopped", "checkpoints", "last.safetensors"))
            .ShouldBe(File.ReadAllBytes(_folder.In("whole", "checkpoints", "last.safetensors")));
        LearningJson.Read<ForceRunConfig>(RunFolder.Open(_folder.In("stopped")).ConfigFile).Machine.Threads.ShouldBe(threads);
    }

    [Fact]
    public void Workers_share_a_batch_and_find_the_same_gradient()
    {
        using var model = ForceConstantsModel.Create(Network, seed: 2);
        ForceTargets[] crystals =
        [
            .. new[] { ("Cs", "Cl", 20), ("Rb", "Br", 15), ("K", "F", 30) }.Select(kind => ForceTargets.Of(
                ForceRecords.Of("one", ForceRecords.Springs(kind.Item1, kind.Item2, kind.Item3), IntegerMatrix.Diagonal(3, 3, 3)),
                Network,
                seed: 0)),
        ];
        using var scope = NewDisposeScope();
        var parameters = model.Network.parameters().Where(parameter => parameter.requires_grad).Select(parameter => (Tensor)parameter).ToArray();
        (double Loss, Tensor[] Gradients) Compute(int workers, LossTerms terms)
        {
            using var loss = new ForceLoss();
            return new ForceGradient(model.Network, parameters, new Workers(workers), loss).Compute(crystals, spectral: 1, terms, scope);
        }

        var (terms, termsOfTwo) = (ForceLoss.NoTerms(), ForceLoss.NoTerms());
        var (one, two) = (Compute(1, terms), Compute(2, termsOfTwo));
        two.Loss.ShouldBe(one.Loss, 1e-5 * one.Loss);
        termsOfTwo.Means.ShouldBe(terms.Means);
        // By the symmetry of these crystals many derivatives are zero but for rounding, so all are measured by the largest.
        var largest = one.Gradients.Max(gradient => gradient.abs().max().ToDouble());
        foreach (var (expected, actual) in one.Gradients.Zip(two.Gradients))
            (actual - expected).abs().max().ToDouble().ShouldBeLessThanOrEqualTo(1e-5 * largest);
        DividedBatch.Divide(crystals, crystal => crystal.Graph.Pairs.Count, 2).Sum(part => part.Length).ShouldBe(3);
        DividedBatch.Divide(crystals, crystal => crystal.Graph.Pairs.Count, 8).Length.ShouldBe(3);
        foreach (var crystal in crystals)
            crystal.Dispose();
    }

    [Fact]
    public void A_training_starts_from_weights_knows_what_they_learnt_from_and_wants_them_unchanged()
    {
        var training = ForceTraining.Recipe with { Epochs = 2, EvaluateEvery = 1, WeightAverage = null };
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Start(Store(), Network, training, _folder.In("first"));
        var weights = RunFolder.Open(_folder.In("first")).BestWeights;
        var other = Write("other.parquet", "valid", "train", "train", "valid", "train", "valid");
        using var stop = new CancellationTokenSource();
        new ForceTraining(new TrainingWatcher(() => stop.Cancel()), stop.Token)
            .StartFrom(_folder.In("first"), other, training with { LearningRate = 1e-12 }, _folder.In("second")).IsFinished.ShouldBeFalse();
        var run = RunFolder.Open(_folder.In("second"));
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Resume(run).IsFinished.ShouldBeTrue();
        using (ForceConstantsModel before = ForceConstantsModel.Load(weights), after = ForceConstantsModel.Load(run.BestWeights))
        {
            after.TrainedOn!.Select(one => one.Data).ShouldBe(["forces", "other"]);
            after.TrainedOn!.Select(one => one.SplitSha256).Distinct().Count().ShouldBe(2);
            foreach (var (learnt, start) in after.Network.parameters().Zip(before.Network.parameters()))
                (learnt - start).abs().max().ToDouble().ShouldBeLessThan(1e-6);
        }

        using (var changed = ForceConstantsModel.Create(Network, seed: 9))
            changed.Save(weights);
        Should.Throw<InvalidInputException>(() => new ForceTraining(new TrainingWatcher(), CancellationToken.None).Resume(run)).Message.ShouldContain("have changed");
    }

    [Fact]
    public void The_first_network_of_an_ensemble_learns_on_from_a_store_without_parts()
    {
        var store = _folder.In("mine.parquet");
        ForceRecords.WriteStore(store, ForceRecords.Salts.Select(salt => ForceRecords.Of(
            salt.First + salt.Second, ForceRecords.Springs(salt.First, salt.Second, salt.Stiffness), IntegerMatrix.Diagonal(2, 2, 2)) with
        { Split = null }));
        using ForceConstantsModel first = ForceConstantsModel.Create(Network, seed: 3), second = ForceConstantsModel.Create(Network, seed: 4);
        var weights = _folder.In("both.safetensors");
        using (var both = new ForceConstantsModel(first.Network, second.Network))
        {
            both.Save(weights);
            var training = ForceTraining.FineTuning with { Epochs = 1, EvaluateEvery = 1, WeightAverage = null, LearningRate = 1e-12 };
            new ForceTraining(new TrainingWatcher(), CancellationToken.None).StartFrom(weights, store, training, _folder.In("run")).IsFinished.ShouldBeTrue();
            using var tuned = ForceConstantsModel.Load(RunFolder.Open(_folder.In("run")).BestWeights);
            foreach (var (learnt, start) in tuned.Network.parameters().Zip(first.Network.parameters()))
                (learnt - start).abs().max().ToDouble().ShouldBeLessThan(1e-6);
        }

        var log = File.ReadAllText(RunFolder.Open(_folder.In("run")).LogFile);
        log.ShouldContain("8 training, 1 validation crystals");
        log.ShouldContain("names no parts");
        log.ShouldContain("the first of them learns on");
    }

    [Fact]
    public void Parts_that_a_store_does_not_name_are_drawn_alike_each_time_with_a_formula_in_one_of_them()
    {
        var path = _folder.In("mine.parquet");
        ForceRecords.WriteStore(path, Enumerable.Range(0, 2).SelectMany(copy => ForceRecords.Salts.Select(salt => ForceRecords.Of(
            $"{salt.First}{salt.Second}-{copy}",
            ForceRecords.Springs(salt.First, salt.Second, salt.Stiffness + copy),
            IntegerMatrix.Diagonal(2, 2, 2)) with
        { Split = null })));
        var store = ForceStore.Open(path);
        ForceParts one = ForceParts.Of(store), again = ForceParts.Of(store);
        var count = ForceRecords.Salts.Length;
        string?[] parts = [.. Enumerable.Range(0, 2 * count).Select(row => one[row])];
        parts.ShouldBe(Enumerable.Range(0, 2 * count).Select(row => again[row]));
        parts[..count].ShouldBe(parts[count..]);
        parts.Order(StringComparer.Ordinal).ShouldBe([.. Enumerable.Repeat("test", 2), .. Enumerable.Repeat("train", 16), .. Enumerable.Repeat("valid", 2)]);
        one.Origin().SplitSha256.ShouldBe(again.Origin().SplitSha256);
    }

    [Fact]
    public void A_calculation_counts_by_its_weight()
    {
        using var model = ForceConstantsModel.Create(Network, seed: 2);
        var record = ForceRecords.Of("one", ForceRecords.Springs("Cs", "Cl", 20), IntegerMatrix.Diagonal(3, 3, 3));
        using var scope = NewDisposeScope();
        var parameters = model.Network.parameters().Where(parameter => parameter.requires_grad).Select(parameter => (Tensor)parameter).ToArray();
        using var loss = new ForceLoss();
        var gradient = new ForceGradient(model.Network, parameters, new Workers(1), loss);
        (double Loss, Tensor[] Gradients) Of(double weight)
        {
            using var targets = ForceTargets.Of(record with { Weight = weight }, Network, seed: 0);
            return gradient.Compute([targets], spectral: 0, ForceLoss.NoTerms(), scope);
        }

        var (whole, third) = (Of(1), Of(0.3));
        third.Loss.ShouldBe(0.3 * whole.Loss, 1e-5 * whole.Loss);
        var largest = whole.Gradients.Max(one => one.abs().max().ToDouble());
        foreach (var (one, part) in whole.Gradients.Zip(third.Gradients))
            (part - 0.3 * one).abs().max().ToDouble().ShouldBeLessThanOrEqualTo(1e-5 * largest);
    }

    [Fact]
    public void Other_data_are_refused_and_so_is_a_store_without_a_validation_part()
    {
        var training = ForceTraining.Recipe with { Epochs = 1 };
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Start(Store(), Network, training, _folder.In("run"));
        Write("forces.parquet", "train");
        Should.Throw<InvalidInputException>(() => new ForceTraining(new TrainingWatcher(), CancellationToken.None).Resume(RunFolder.Open(_folder.In("run"))))
            .Message.ShouldContain("not those of this run");
        Should.Throw<InvalidInputException>(
            () => new ForceTraining(new TrainingWatcher(), CancellationToken.None).Start(_folder.In("forces.parquet"), Network, training, _folder.In("b")))
            .Message.ShouldContain("0 of 'valid'");
        Directory.Exists(_folder.In("b")).ShouldBeFalse();
    }

    [Fact]
    public void No_part_but_training_and_validation_changes_a_run()
    {
        var training = ForceTraining.Recipe with { Epochs = 1 };
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Start(Store(), Network, training, _folder.In("a"));
        new ForceTraining(new TrainingWatcher(), CancellationToken.None).Start(
            Write("more.parquet", "train", "train", "train", "train", "valid", "valid", "test", "bench"), Network, training, _folder.In("b"));
        File.ReadAllBytes(_folder.In("b", "checkpoints", "best.safetensors"))
            .ShouldBe(File.ReadAllBytes(_folder.In("a", "checkpoints", "best.safetensors")));
    }

    private string Store() => Write("forces.parquet", "train", "train", "train", "train", "valid", "valid");

    private string Write(string name, params string[] parts)
    {
        ForceRecords.WriteStore(_folder.In(name), parts.Zip(ForceRecords.Salts, (part, salt) => ForceRecords.Of(
            salt.First + salt.Second,
            ForceRecords.Springs(salt.First, salt.Second, salt.Stiffness),
            IntegerMatrix.Diagonal(3, 3, 3),
            part)));
        return _folder.In(name);
    }
}
