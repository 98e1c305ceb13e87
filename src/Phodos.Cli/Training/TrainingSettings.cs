using Phodos.Learning.Models;
using Phodos.Learning.Training;

namespace Phodos.Cli.Training;

/// <summary>What <c>phodos train</c> was asked for.</summary>
/// <param name="Data">What the data set is called.</param>
/// <param name="Model">The model; its grid is replaced by that of the data.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Output">The folder of the run.</param>
/// <param name="InitFrom">Weights to start from.</param>
/// <param name="SplitRule">How to split data without index files.</param>
/// <param name="SplitSeed">The seed of that split.</param>
/// <param name="SkipFaulty">Whether faulty rows of the data are left out.</param>
/// <param name="SymmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
/// <param name="Device">Where to compute.</param>
/// <param name="Threads">How many workers.</param>
internal sealed record TrainingSettings(
    string Data,
    ModelConfig Model,
    TrainingOptions Training,
    string Output,
    string? InitFrom,
    string SplitRule,
    int SplitSeed,
    bool SkipFaulty,
    double SymmetryTolerance,
    string Device,
    int Threads);
