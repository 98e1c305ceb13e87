using Phodos.Reports.Figures;

namespace Phodos.Cli.Predict;

/// <summary>What is to be written of each crystal.</summary>
/// <param name="Folder">The folder for the results.</param>
internal sealed record OutputRequest(string Folder)
{
    /// <summary>The kinds of files.</summary>
    internal IReadOnlySet<string> Kinds { get; init; } = new HashSet<string> { PredictionKinds.Csv, PredictionKinds.Json };

    /// <summary>The kind of figures: png, svg, pdf or none.</summary>
    internal string Figure { get; init; } = "png";

    /// <summary>The form of the figures.</summary>
    internal FigureForm FigureForm { get; init; } = FigureForm.Usual;

    /// <summary>Whether the results are printed instead of written.</summary>
    internal bool AsJson { get; init; }
}
