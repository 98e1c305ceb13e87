using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Bands;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>The bands of a crystal along a path, as they are written.</summary>
/// <param name="Path">The labels of the path in their order, two with a bar between where it breaks.</param>
/// <param name="Ticks">Where these are.</param>
/// <param name="Lattice">The extended Bravais lattice of the standard path, such as <c>cF2</c>; null for a path of one's own.</param>
/// <param name="Unit">The unit of the frequencies.</param>
/// <param name="Distances">How far along the path each point is (1/angstrom, without the factor 2π).</param>
/// <param name="QPoints">The wave vectors, in units of the reciprocal vectors of the cell, [points][3].</param>
/// <param name="Frequencies">The frequencies, below zero where imaginary, band by band through crossings, [points][bands].</param>
public sealed record BandsDescription(
    ImmutableArray<string> Path,
    ImmutableArray<BandsDescription.Tick> Ticks,
    string? Lattice,
    string Unit,
    ImmutableArray<double> Distances,
    ImmutableArray<ImmutableArray<double>> QPoints,
    ImmutableArray<ImmutableArray<double>> Frequencies)
{
    /// <summary>
    /// The group velocities ∂ω/∂k (m/s, Cartesian), [points][bands][3]; default unless asked for. At Γ they are the limits along the path.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<ImmutableArray<ImmutableArray<double>>> GroupVelocities { get; init; }

    internal static BandsDescription Of(BandStructure bands, FrequencyUnit unit)
    {
        var ticks = bands.Ticks();
        return new BandsDescription(
            [.. ticks.Select(tick => tick.Label)],
            [.. ticks.Select(tick => new Tick(tick.Point, CrystalPrediction.Rounded(tick.Distance), tick.Label))],
            bands.Path.ExtendedLattice,
            unit.PlainSymbol,
            [.. bands.Points.Select(point => CrystalPrediction.Rounded(point.Distance))],
            [.. bands.Points.Select(point => ImmutableArray.Create(point.Q.X, point.Q.Y, point.Q.Z))],
            [
                .. Enumerable.Range(0, bands.Points.Length).Select(point => Enumerable.Range(0, bands.ModeCount)
                    .Select(band => CrystalPrediction.Rounded(unit.FromWavenumber(bands.BandFrequency(point, band)))).ToImmutableArray()),
            ])
        {
            GroupVelocities = bands.HasVelocities ? [.. Enumerable.Range(0, bands.Points.Length).Select(point => VelocitiesOf(bands, point))] : default,
        };
    }

    private static ImmutableArray<ImmutableArray<double>> VelocitiesOf(BandStructure bands, int point) =>
        [.. bands.ModesOfBands(point).ToArray().Select(mode => Components(bands.Velocity(point, mode)))];

    private static ImmutableArray<double> Components(Vector3D velocity) =>
        CrystalPrediction.Rounded([velocity.X, velocity.Y, velocity.Z]);

    /// <summary>A labelled place on the path.</summary>
    /// <param name="Point">The index of its first point.</param>
    /// <param name="Distance">How far along the path it is.</param>
    /// <param name="Label">The label.</param>
    public sealed record Tick(int Point, double Distance, string Label);
}
