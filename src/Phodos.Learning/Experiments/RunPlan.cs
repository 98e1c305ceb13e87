using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments;

/// <summary>What a run is to be, but for its data.</summary>
/// <param name="Model">The model; its grid is replaced by that of the data.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Machine">Where it is trained.</param>
/// <param name="Initial">The weights it starts from; null for random ones.</param>
/// <param name="TrainLimit">How many crystals of the training part it learns from, at least 1; null for all.</param>
public sealed record RunPlan(
    ModelConfig Model, TrainingOptions Training, RunMachine Machine, InitialWeights? Initial = null, int? TrainLimit = null)
{
    /// <summary>The configuration of the run on some data.</summary>
    public RunConfig ConfigFor(ExperimentData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new RunConfig(
            ModelRegistry.Find(Model.Architecture).FitTo(Model, data.Dataset) with { TrainedOn = Initial?.TrainedOn },
            Training,
            data.Origin,
            Initial is null ? null : Path.GetFullPath(Initial.Source),
            Machine,
            Initial?.Selection ?? default,
            TrainLimit);
    }

    /// <summary>Finds faults of the plan before large data are read.</summary>
    /// <exception cref="InvalidInputException">
    /// An option is out of its range, the model has no such stage, or the device is missing.
    /// </exception>
    public void Validate()
    {
        Training.Validated();
        Runtime.TorchRuntime.DeviceOf(Machine.Device);
        using var model = Model.CreateModel();
        StageLearning.Of(model, Training);
    }

    /// <summary>Finds faults that only the data can tell, before the run has a folder.</summary>
    /// <exception cref="InvalidInputException">The weights are of another grid, or there are fewer crystals than wanted.</exception>
    public void ValidateFor(ExperimentData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Initial?.RequireGrid(data.Dataset.Grid);
        data.SplitOf(ConfigFor(data));
    }
}
