using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Learning.Experiments;
using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Cli.Train;

/// <summary>What <c>phodos train</c> or <c>phodos finetune</c> was asked for.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Splitting">How to split data without index files.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Precision">float32 or float64.</param>
/// <param name="Model">The model; its grid is replaced by that of the data.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Output">The folder of the run.</param>
/// <param name="FigureFiles">How figures are written.</param>
/// <param name="Initial">Weights to start from; null for random ones.</param>
/// <param name="TrainLimit">How many training crystals to learn from; null for all.</param>
internal sealed record TrainingSettings(
    DataRequest Data,
    SplitRequest Splitting,
    ComputeRequest Computing,
    string Precision,
    ModelConfig Model,
    TrainingOptions Training,
    string Output,
    FigureFiles FigureFiles,
    InitialWeights? Initial = null,
    int? TrainLimit = null)
{
    /// <summary>The run that is asked for.</summary>
    internal RunPlan Plan => new(Model, Training, RunMachine.Current(Computing.Device, Computing.Threads, Precision), Initial, TrainLimit);
}
