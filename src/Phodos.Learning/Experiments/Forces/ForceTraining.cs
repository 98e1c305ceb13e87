using Phodos.Datasets.Forces;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;
using Phodos.Learning.Training.Forces;

namespace Phodos.Learning.Experiments.Forces;

/// <summary>
/// A training of a network of force constants on a store of calculations, in a folder of its own. The parts are those that the store names
/// or, where it names none, drawn by formula: <c>train</c> is learnt from, <c>valid</c> chooses the best epoch, and no other is looked at.
/// On the CPU.
/// </summary>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">The request to stop; the state is saved first.</param>
public sealed class ForceTraining(IRunObserver observer, CancellationToken cancellation)
{
    private readonly StoreRun _runs = new(observer, cancellation);

    /// <summary>How networks of force constants are trained where nothing else is said.</summary>
    public static TrainingOptions Recipe { get; } = new()
    {
        Epochs = 60,
        LearningRate = 2e-3,
        Schedule = LearningRateSchedule.OneCycle,
        WeightAverage = 0.995,
        GradientClip = 3,
        EvaluateEvery = 4,
    };

    /// <summary>How they learn on from weights that know force constants already, where nothing else is said.</summary>
    public static TrainingOptions FineTuning { get; } = Recipe with { Epochs = 20, LearningRate = 5e-4 };

    /// <summary>Whether the run of a folder is one of these.</summary>
    public static bool IsRun(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return ForceConstantsModel.IsNamedIn(run.ConfigFile);
    }

    /// <summary>Starts a new run with random weights.</summary>
    /// <param name="store">The path of the store.</param>
    /// <param name="model">The size and the reach of the network.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="threads">How many parts of a batch are computed side by side; a run that goes on keeps the number.</param>
    /// <returns>Where the training is at its end: finished, or stopped on request.</returns>
    /// <exception cref="InvalidInputException">The folder holds a run, or an option or the store is faulty.</exception>
    public TrainingState Start(string store, ForceNetworkOptions model, TrainingOptions training, string folder, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Start(store, model, null, training, folder, threads);
    }

    /// <summary>Starts a new run from weights of a network of force constants, whose size and reach it takes.</summary>
    /// <param name="weights">A weights file, or the folder of a run; the first network learns on where there are several.</param>
    /// <param name="store">The path of the store.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="threads">How many parts of a batch are computed side by side; a run that goes on keeps the number.</param>
    /// <returns>Where the training is at its end: finished, or stopped on request.</returns>
    /// <exception cref="InvalidInputException">The folder holds a run, or an option, the weights or the store are faulty.</exception>
    public TrainingState StartFrom(string weights, string store, TrainingOptions training, string folder, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var initial = InitialForceWeights.Of(weights);
        return Start(store, ForceModelConfig.Read(initial.Path).Options, initial, training, folder, threads);
    }

    private TrainingState Start(
        string store, ForceNetworkOptions model, InitialForceWeights? initial, TrainingOptions training, string folder, int threads)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        RunFolder.RequireFree(folder);
        training.Validated();
        var config = new ForceRunConfig(
            ForceConstantsModel.Architecture,
            model.Validated(),
            training,
            Path.GetFullPath(store),
            ForceStore.Open(store).Sha256(),
            RunMachine.Current("cpu", threads, "float32"),
            initial);
        using var network = ForceConstantsModel.Create(model, training.Seed);
        using var data = Prepare(config);
        Begin(network, config, data);
        var run = RunFolder.Create(folder);
        using var claim = run.Claim();
        LearningJson.Write(run.ConfigFile, config);
        _runs.Begin(run, config.Architecture, store, data.Parts, data.Training.Count, data.Validation.Count);
        if (initial is not null && ForceModelConfig.Read(initial.Path).Members is > 1 and var members)
            _runs.Say(run, $"the weights are of {members} networks; the first of them learns on");
        return Train(run, config, network, data);
    }

    /// <summary>Goes on with a run that was stopped.</summary>
    /// <exception cref="InvalidInputException">The store is not that of the run, or another process trains it.</exception>
    public TrainingState Resume(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var claim = run.Claim();
        var config = LearningJson.Read<ForceRunConfig>(run.ConfigFile);
        StoreRun.RequireSameStore(config.Source, config.Sha256);
        using var network = ForceConstantsModel.Create(config.Model, config.Training.Seed);
        using var data = Prepare(config);
        Begin(network, config, data);
        return Train(run, config, network, data);
    }

    private static void Begin(ForceConstantsModel network, ForceRunConfig config, Prepared data)
    {
        if (config.InitFrom is { } weights)
        {
            weights.CopyInto(network);
            network.TrainedOn = network.TrainedOn is { } known ? [.. known, data.Origin] : null;
        }
        else
        {
            network.Network.Scale.Set(UsualSizes.Of(data.Training));
            network.TrainedOn = [data.Origin];
        }
    }

    private TrainingState Train(RunFolder run, ForceRunConfig config, ForceConstantsModel network, Prepared data)
    {
        using var learning = new ForceLearning(
            network, data.Training, data.Validation, new Workers(config.Machine.Threads), spectralFromStart: config.InitFrom is not null);
        return _runs.Train(run, config.Training, learning, "RMSE");
    }

    private Prepared Prepare(ForceRunConfig config)
    {
        TorchRuntime.Initialize();
        var store = ForceStore.Open(config.Source);
        return observer.Watch($"Preparing {store.RowCount} crystals", store.RowCount, progress =>
        {
            List<ForceTargets> training = [];
            List<ForceRecord> validation = [];
            var parts = ForceParts.Of(store);
            foreach (var (row, record) in store.Read(cancellation).Index())
            {
                cancellation.ThrowIfCancellationRequested();
                if (parts[row] == ForceParts.Training)
                    training.Add(ForceTargets.Of(record, config.Model, seed: row + 1));
                else if (parts[row] == ForceParts.Validation)
                    validation.Add(record);
                progress(1);
            }

            StoreRun.RequireBothParts(config.Source, parts, training.Count, validation.Count, "crystals");
            return new Prepared(training, ForceValidation.Of(validation, config.Model), parts);
        });
    }

    private sealed record Prepared(IReadOnlyList<ForceTargets> Training, ForceValidation Validation, ForceParts Parts) : IDisposable
    {
        internal TrainedOn Origin { get; } = Parts.Origin();

        public void Dispose()
        {
            foreach (var targets in Training)
                targets.Dispose();
        }
    }
}
