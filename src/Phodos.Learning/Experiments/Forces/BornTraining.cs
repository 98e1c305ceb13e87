using Phodos.Datasets.Forces;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;
using Phodos.Learning.Training.Forces;

namespace Phodos.Learning.Experiments.Forces;

/// <summary>
/// A training of a network of Born charges on a store of calculations, in a folder of its own. The parts are those that the store names
/// or, where it names none, drawn by formula: <c>train</c> is learnt from, <c>valid</c> chooses the best epoch, and no other is looked at.
/// On the CPU.
/// </summary>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">The request to stop; the state is saved first.</param>
public sealed class BornTraining(IRunObserver observer, CancellationToken cancellation)
{
    private readonly StoreRun _runs = new(observer, cancellation);

    /// <summary>How networks of Born charges are trained where nothing else is said.</summary>
    public static TrainingOptions Recipe { get; } = ForceTraining.Recipe with { Epochs = 40, EvaluateEvery = 2 };

    /// <summary>Whether the run of a folder is one of these.</summary>
    public static bool IsRun(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return BornChargesModel.IsNamedIn(run.ConfigFile);
    }

    /// <summary>Starts a new run with random weights.</summary>
    /// <param name="store">The path of the store.</param>
    /// <param name="model">The size and the reach of the network.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="threads">How many parts of a batch are computed side by side; a run that goes on keeps the number.</param>
    /// <returns>Where the training is at its end: finished, or stopped on request.</returns>
    /// <exception cref="InvalidInputException">The folder holds a run, or an option or the store is faulty.</exception>
    public TrainingState Start(string store, BornNetworkOptions model, TrainingOptions training, string folder, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        RunFolder.RequireFree(folder);
        training.Validated();
        var config = new BornRunConfig(
            BornChargesModel.Architecture,
            model.Validated(),
            training,
            Path.GetFullPath(store),
            ForceStore.Open(store).Sha256(),
            RunMachine.Current("cpu", threads, "float32"));
        using var network = BornChargesModel.Create(model, training.Seed);
        var data = Prepare(config);
        var run = RunFolder.Create(folder);
        using var claim = run.Claim();
        LearningJson.Write(run.ConfigFile, config);
        _runs.Begin(run, config.Architecture, store, data.Parts, data.Training.Count(crystal => crystal.Born is not null), data.Validation.Count);
        return Train(run, config, network, data);
    }

    /// <summary>Goes on with a run that was stopped.</summary>
    /// <exception cref="InvalidInputException">The store is not that of the run, or another process trains it.</exception>
    public TrainingState Resume(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var claim = run.Claim();
        var config = LearningJson.Read<BornRunConfig>(run.ConfigFile);
        StoreRun.RequireSameStore(config.Source, config.Sha256);
        using var network = BornChargesModel.Create(config.Model, config.Training.Seed);
        return Train(run, config, network, Prepare(config));
    }

    private TrainingState Train(RunFolder run, BornRunConfig config, BornChargesModel network, Prepared data)
    {
        network.TrainedOn = [data.Parts.Origin()];
        using var learning = new BornLearning(network, data.Training, data.Validation, new Workers(config.Machine.Threads));
        return _runs.Train(run, config.Training, learning, "error of fields");
    }

    private Prepared Prepare(BornRunConfig config)
    {
        TorchRuntime.Initialize();
        var store = ForceStore.Open(config.Source);
        return observer.Watch($"Preparing {store.RowCount} crystals", store.RowCount, progress =>
        {
            List<BornTargets> training = [], validation = [];
            var parts = ForceParts.Of(store);
            foreach (var (row, record) in store.Read(cancellation).Index())
            {
                cancellation.ThrowIfCancellationRequested();
                if (parts[row] == ForceParts.Training)
                    training.Add(BornTargets.Of(record, config.Model));
                else if (parts[row] == ForceParts.Validation && record.Born is not null)
                    validation.Add(BornTargets.Of(record, config.Model));
                progress(1);
            }

            StoreRun.RequireBothParts(
                config.Source, parts, training.Count(crystal => crystal.Born is not null), validation.Count, "crystals with Born charges");
            return new Prepared(training, new BornValidation(validation), parts);
        });
    }

    private sealed record Prepared(IReadOnlyList<BornTargets> Training, BornValidation Validation, ForceParts Parts);
}
