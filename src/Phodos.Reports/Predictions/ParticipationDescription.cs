using System.Collections.Immutable;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>
/// How many of the atoms move in each mode of the mesh: 1 where all move as far, 1/N where one of N moves alone. Of degenerate modes only
/// the set has a meaning.
/// </summary>
/// <param name="QPoints">The kept wave vectors, in units of the reciprocal vectors of the cell, [points][3].</param>
/// <param name="Weights">The part of the zone that each stands for; they add up to 1.</param>
/// <param name="Frequencies">The frequencies in the unit of the axis, [points][modes].</param>
/// <param name="Ratios">The participation ratios, [points][modes].</param>
public sealed record ParticipationDescription(
    ImmutableArray<ImmutableArray<double>> QPoints,
    ImmutableArray<double> Weights,
    ImmutableArray<ImmutableArray<double>> Frequencies,
    ImmutableArray<ImmutableArray<double>> Ratios)
{
    internal static ParticipationDescription Of(MeshModes modes, FrequencyUnit unit)
    {
        var points = modes.Mesh.Points;
        return new ParticipationDescription(
            [.. points.Select(point => ImmutableArray.Create(point.Q.X, point.Q.Y, point.Q.Z))],
            [.. points.Select(point => CrystalPrediction.Rounded(point.Weight))],
            OfModes((point, mode) => unit.FromWavenumber(modes.Frequencies(point)[mode])),
            OfModes(modes.ParticipationRatio));

        ImmutableArray<ImmutableArray<double>> OfModes(Func<int, int, double> value) =>
        [
            .. Enumerable.Range(0, points.Length).Select(point =>
                Enumerable.Range(0, modes.ModeCount).Select(mode => CrystalPrediction.Rounded(value(point, mode))).ToImmutableArray()),
        ];
    }
}
