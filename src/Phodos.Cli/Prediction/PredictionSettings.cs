using Phodos.Cli.Data;
using Phodos.Reports.Figures;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Prediction;

/// <summary>What <c>phodos predict</c> was asked for.</summary>
/// <param name="Inputs">Files, folders and patterns.</param>
/// <param name="Weights">The model.</param>
/// <param name="Output">The folder for the results.</param>
/// <param name="Computing">Where to compute.</param>
internal sealed record PredictionSettings(string[] Inputs, string Weights, string Output, ComputeRequest Computing)
{
    /// <summary>What is written of each crystal.</summary>
    internal IReadOnlySet<string> Kinds { get; init; } = new HashSet<string> { PredictionKinds.Csv, PredictionKinds.Json };

    /// <summary>The kind of figures: png, svg, pdf or none.</summary>
    internal string Figure { get; init; } = "png";

    /// <summary>The form of the figures.</summary>
    internal FigureForm FigureForm { get; init; } = FigureForm.Usual;

    /// <summary>The format of the files; null takes it from the content.</summary>
    internal string? Format { get; init; }

    /// <summary>The tolerance (angstrom) of the symmetry search.</summary>
    internal double SymmetryTolerance { get; init; } = 1e-3;

    /// <summary>In which form the predictions are shown.</summary>
    internal PredictionView View { get; init; } = new();

    /// <summary>Whether the results are printed instead of written.</summary>
    internal bool AsJson { get; init; }
}
