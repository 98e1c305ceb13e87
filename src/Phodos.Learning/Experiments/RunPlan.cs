using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments;

/// <summary>What a run is to be, but for its data.</summary>
/// <param name="Model">The model; its grid is replaced by that of the data.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Machine">Where it is trained.</param>
/// <param name="InitFrom">The weights it starts from: a file or the folder of a run; null for random ones.</param>
public sealed record RunPlan(ModelConfig Model, TrainingOptions Training, RunMachine Machine, string? InitFrom = null)
{
    /// <summary>The configuration of the run on some data.</summary>
    public RunConfig ConfigFor(ExperimentData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new RunConfig(
            Model with { Grid = data.Dataset.Grid },
            Training,
            data.Origin,
            InitFrom is null ? null : Path.GetFullPath(InitFrom),
            Machine);
    }

    /// <summary>Finds faults of the plan before large data are read.</summary>
    /// <exception cref="InvalidInputException">An option is out of its range, or the device is missing.</exception>
    public void Validate()
    {
        Training.Validated();
        Runtime.TorchRuntime.DeviceOf(Machine.Device);
        Model.CreateModel().Dispose();
    }
}
