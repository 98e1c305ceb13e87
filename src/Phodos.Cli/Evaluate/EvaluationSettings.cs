using Phodos.Cli.Console;
using Phodos.Cli.Inputs;

namespace Phodos.Cli.Evaluate;

/// <summary>What <c>phodos evaluate</c> was asked for.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Splitting">How to split data that have no split.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Weights">The model.</param>
/// <param name="Split">The part: train, valid, test or all.</param>
/// <param name="Breakdown">Whether errors are broken down by kinds of crystals.</param>
/// <param name="Figures">Where figures go; null writes none.</param>
/// <param name="FigureFiles">How figures are written.</param>
/// <param name="Output">Where the errors of groups and crystals go as CSV; null writes none.</param>
internal sealed record EvaluationSettings(
    DataRequest Data,
    SplitRequest Splitting,
    ComputeRequest Computing,
    string Weights,
    string Split,
    bool Breakdown,
    string? Figures,
    FigureFiles FigureFiles,
    string? Output);
