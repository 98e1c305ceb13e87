using Microsoft.AspNetCore.Http;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Bands;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>The bands of an answer.</summary>
internal static class ServedBands
{
    /// <summary>The bands of a crystal.</summary>
    /// <param name="matrix">Its dynamical matrix.</param>
    /// <param name="path">The path as a text; null is the standard one.</param>
    /// <param name="limits">How many frequencies there may be.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">The path names a point that the crystal does not have.</exception>
    /// <exception cref="RequestRefusedException">There are too many frequencies.</exception>
    internal static BandStructure Of(DynamicalMatrix matrix, string? path, ServerLimits limits, CancellationToken cancellation)
    {
        var bands = BandStructure.Of(matrix, BandPath.Of(matrix.Crystal, path), BandOptions.Usual, cancellation);
        return (long)bands.Points.Length * bands.ModeCount <= limits.Values
            ? bands
            : throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                FormattableString.Invariant($"the bands would hold more than {limits.Values} frequencies; ask for a shorter path"));
    }
}
