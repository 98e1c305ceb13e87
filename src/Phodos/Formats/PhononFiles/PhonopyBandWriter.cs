using Phodos.LatticeDynamics.Bands;
using Phodos.Spectra;
using static Phodos.Formats.PhononFiles.PhonopyHead;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes bands as phonopy's <c>band.yaml</c>: THz, distances in 1/angstrom without the factor 2π, velocities in THz·angstrom, and
/// eigenvectors, where they are known, with the phases of atoms.
/// </summary>
public static class PhonopyBandWriter
{
    private const double VelocityUnit = 100; // m/s in a THz·Å

    /// <summary>Writes the file, piece by piece.</summary>
    /// <param name="text">Where it is written to.</param>
    /// <param name="bands">The bands.</param>
    public static void Write(TextWriter text, BandStructure bands)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(bands);
        WriteHead(text, bands);
        for (var point = 0; point < bands.Points.Length; point++)
        {
            var (q, distance, _) = bands.Points[point];
            Line(text, $"- q-position: [ {q.X,14:F10}, {q.Y,14:F10}, {q.Z,14:F10} ]");
            Line(text, $"  distance: {distance,12:F7}");
            Line(text, $"  band:");
            for (var mode = 0; mode < bands.ModeCount; mode++)
                WriteMode(text, bands, point, mode);
            Line(text, $"");
        }
    }

    private static void WriteHead(TextWriter text, BandStructure bands)
    {
        var (crystal, segments) = (bands.Crystal, bands.Path.Segments);
        Line(text, $"# Bands by Phodos");
        Line(text, $"nqpoint: {bands.Points.Length}");
        Line(text, $"npath: {segments.Length}");
        Line(text, $"segment_nqpoint:");
        foreach (var count in bands.Points.CountBy(point => point.Segment))
            Line(text, $"- {count.Value}");
        Line(text, $"labels:");
        foreach (var segment in segments)
            Line(text, $"- [ '{Label(segment.Start)}', '{Label(segment.End)}' ]");
        WriteReciprocal(text, crystal.Lattice);
        WriteCell(text, crystal, bands.Masses);
        Line(text, $"");
        Line(text, $"phonon:");
        Line(text, $"");
    }

    private static void WriteMode(TextWriter text, BandStructure bands, int point, int mode)
    {
        Line(text, $"  - # {mode + 1}");
        Line(text, $"    frequency: {FrequencyUnit.Terahertz.FromWavenumber(bands.Frequencies(point)[mode]),15:F10}");
        if (bands.HasVelocities)
        {
            var (x, y, z) = 1 / VelocityUnit * bands.Velocity(point, mode);
            Line(text, $"    group_velocity: [ {x,13:F7}, {y,13:F7}, {z,13:F7} ]");
        }

        if (bands.HasEigenvectors)
            WriteEigenvector(text, bands.Crystal, bands.Points[point].Q, (atom, direction) => bands.Eigenvector(point, mode, atom, direction));
    }

    private static string Label(PathPoint point) => point.Label.Length == 0 ? "" : $"${BandLabels.Tex(point.Label)}$";
}
