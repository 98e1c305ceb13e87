using Phodos.Cli.Inputs;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Calibrate;

/// <summary>What <c>phodos calibrate</c> was asked for.</summary>
/// <param name="Data">The data.</param>
/// <param name="Splitting">How they are divided where they bring no split.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Weights">The model.</param>
/// <param name="Output">The file to write; null is beside the weights.</param>
/// <param name="Figure">The file of the reliability figure; null makes none.</param>
/// <param name="Form">The form of the figure.</param>
internal sealed record CalibrationSettings(
    DataRequest Data, SplitRequest Splitting, ComputeRequest Computing, string Weights, string? Output, string? Figure, FigureForm Form);
