using Phodos.Cli.Data;

namespace Phodos.Cli.Prediction;

/// <summary>What <c>phodos predict</c> was asked for.</summary>
/// <param name="Inputs">Files, folders and patterns.</param>
/// <param name="Weights">The model.</param>
/// <param name="Output">The folder for the results.</param>
/// <param name="Format">The format of the files; null takes it from the content.</param>
/// <param name="SymmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
/// <param name="Figure">png, svg or none.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="AsJson">Whether the results are printed instead of written.</param>
internal sealed record PredictionSettings(
    string[] Inputs,
    string Weights,
    string Output,
    string? Format,
    double SymmetryTolerance,
    string Figure,
    ComputeRequest Computing,
    bool AsJson);
