using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Learning.Experiments.LearningCurves;

namespace Phodos.Cli.LearningCurves;

/// <summary>What <c>phodos learning-curve</c> was asked for.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Splitting">How to split data without index files.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Starts">The lines of the curve.</param>
/// <param name="Sizes">How many crystals are learnt from, ascending.</param>
/// <param name="Seeds">The seeds of each start and size.</param>
/// <param name="Output">The folder of the runs and of the results.</param>
/// <param name="FigureFiles">How the figure is written.</param>
internal sealed record LearningCurveSettings(
    DataRequest Data,
    SplitRequest Splitting,
    ComputeRequest Computing,
    IReadOnlyList<CurveStart> Starts,
    IReadOnlyList<TrainingSize> Sizes,
    IReadOnlyList<int> Seeds,
    string Output,
    FigureFiles FigureFiles);
