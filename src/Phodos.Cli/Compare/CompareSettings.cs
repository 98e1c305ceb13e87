using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;

namespace Phodos.Cli.Compare;

/// <summary>What <c>phodos compare</c> was asked to train.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Splitting">How to split data without index files.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Runs">The runs with their plans, in the order of training: all models with the first seed, then with the next.</param>
/// <param name="Output">The folder of the comparison.</param>
/// <param name="FigureFiles">How figures are written.</param>
internal sealed record CompareSettings(
    DataRequest Data,
    SplitRequest Splitting,
    ComputeRequest Computing,
    IReadOnlyList<(ComparedRun Run, RunPlan Plan)> Runs,
    string Output,
    FigureFiles FigureFiles);

/// <summary>What <c>phodos compare --report-only</c> was asked for.</summary>
/// <param name="Source">Where the data are now; null for where the runs had them.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Models">The models; null for all that are there.</param>
/// <param name="Seeds">The seeds; null for all that are there.</param>
/// <param name="Output">The folder of the comparison.</param>
/// <param name="FigureFiles">How figures are written.</param>
internal sealed record CompareReportSettings(
    string? Source,
    ComputeRequest Computing,
    IReadOnlyList<string>? Models,
    IReadOnlyList<int>? Seeds,
    string Output,
    FigureFiles FigureFiles);
