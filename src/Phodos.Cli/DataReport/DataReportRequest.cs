using System.Collections.Immutable;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;

namespace Phodos.Cli.DataReport;

/// <summary>What <c>phodos data report</c> was asked for.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Splitting">How data without index files are split.</param>
/// <param name="Crystal">The identifier of the crystal to draw; null for the first of the training part.</param>
/// <param name="Cutoffs">The radii (angstrom) inside which neighbours are counted.</param>
/// <param name="Output">The folder of the report.</param>
/// <param name="FigureFiles">How figures are written.</param>
internal sealed record DataReportRequest(
    DataRequest Data,
    SplitRequest Splitting,
    string? Crystal,
    ImmutableArray<double> Cutoffs,
    string Output,
    FigureFiles FigureFiles);
