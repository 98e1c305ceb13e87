using Phodos.Cli.Inputs;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>What <c>phodos predict</c> was asked for.</summary>
/// <param name="Inputs">What to predict.</param>
/// <param name="Weights">The model.</param>
/// <param name="Output">What is to be written.</param>
/// <param name="Computing">Where to compute.</param>
internal sealed record PredictionSettings(InputRequest Inputs, string Weights, OutputRequest Output, ComputeRequest Computing)
{
    /// <summary>The format of the files; null takes it from the content.</summary>
    internal string? Format { get; init; }

    /// <summary>The tolerance (angstrom) of the symmetry search.</summary>
    internal double SymmetryTolerance { get; init; } = 1e-3;

    /// <summary>The bands.</summary>
    internal BandRequest Bands { get; init; } = new(IsAsked: false, Path: null);

    /// <summary>The part of the inputs that is worked on, into parts that a later run adds to; null for all, into one table.</summary>
    internal ShardRequest? Shard { get; init; }

    /// <summary>In which form the predictions are shown.</summary>
    internal PredictionView View { get; init; } = new();
}
