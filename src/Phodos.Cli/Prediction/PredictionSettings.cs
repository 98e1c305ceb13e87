using Phodos.Cli.Console;
using Phodos.Cli.Data;
using Phodos.Spectra;

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

    /// <summary>The kind of figures: png, svg or none.</summary>
    internal string Figure { get; init; } = "png";

    /// <summary>The format of the files; null takes it from the content.</summary>
    internal string? Format { get; init; }

    /// <summary>The tolerance (angstrom) of the symmetry search.</summary>
    internal double SymmetryTolerance { get; init; } = 1e-3;

    /// <summary>How the DOS is shown.</summary>
    internal SpectrumView View { get; init; } =
        new(FrequencyUnit.Wavenumber, Grid: null, Broadening: 0, Normalization: null, WithSites: false);

    /// <summary>The temperatures (K) of the thermodynamic functions.</summary>
    internal SteppedRange Temperatures { get; init; } = new(0, 1000, 10);

    /// <summary>The amount that they are of: <c>mol-atom</c>, <c>mol-formula</c> or <c>atom</c>.</summary>
    internal string Per { get; init; } = "mol-atom";

    /// <summary>Whether the results are printed instead of written.</summary>
    internal bool AsJson { get; init; }
}
