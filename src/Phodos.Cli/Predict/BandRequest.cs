using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Bands;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>The bands that were asked for.</summary>
/// <param name="IsAsked">Whether they are printed with the JSON too; files have them always.</param>
/// <param name="Path">The path as a text; null is the standard one.</param>
internal sealed record BandRequest(bool IsAsked, string? Path)
{
    /// <summary>The bands of a crystal, or null where the output has none.</summary>
    /// <exception cref="InvalidInputException">The path names a point that the crystal does not have.</exception>
    internal BandStructure? Of(DynamicalMatrix matrix, OutputRequest output, PhononDetails details, CancellationToken cancellation)
    {
        var isWritten = !output.AsJson && (output.Figure != "none" || output.Kinds.Any(kind => kind != PredictionKinds.Parquet));
        var withVelocities = details.HasFlag(PhononDetails.Velocities);
        if (!IsAsked && !isWritten && !withVelocities)
            return null;
        return BandStructure.Of(
            matrix,
            BandPath.Of(matrix.Crystal, Path),
            BandOptions.Usual with
            {
                WithVelocities = withVelocities,
                WithEigenvectors = !output.AsJson && (output.Kinds.Overlaps(PredictionKinds.WithEigenvectors)
                    || (details.HasFlag(PhononDetails.Eigenvectors) && output.Kinds.Contains(PredictionKinds.Phonopy))),
            },
            cancellation);
    }
}
