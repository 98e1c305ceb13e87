using System.Globalization;
using System.Numerics;
using Phodos.LatticeDynamics.Bands;
using Phodos.Spectra;

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
            Line(text, $"- q-position: [ {q.X,12:F7}, {q.Y,12:F7}, {q.Z,12:F7} ]");
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
        Line(text, $"reciprocal_lattice:");
        var (a, b, c) = crystal.Lattice.Reciprocal;
        foreach (var (vector, name) in new[] { (a, "a*"), (b, "b*"), (c, "c*") })
            Line(text, $"- [ {vector.X,12:F8}, {vector.Y,12:F8}, {vector.Z,12:F8} ] # {name}");
        Line(text, $"natom: {crystal.AtomCount}");
        Line(text, $"lattice:");
        foreach (var vector in new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C })
            Line(text, $"- [ {vector.X,21:F15}, {vector.Y,21:F15}, {vector.Z,21:F15} ]");
        Line(text, $"points:");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var position = crystal.FractionalPositions[atom];
            Line(text, $"- symbol: {crystal.Species[atom].Symbol,-2} # {atom + 1}");
            Line(text, $"  coordinates: [ {position.X,18:F15}, {position.Y,18:F15}, {position.Z,18:F15} ]");
            Line(text, $"  mass: {bands.Masses[atom]:F6}");
        }

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

        if (!bands.HasEigenvectors)
            return;
        Line(text, $"    eigenvector:");
        for (var atom = 0; atom < bands.Crystal.AtomCount; atom++)
        {
            Line(text, $"    - # atom {atom + 1}");

            // The wave in phonopy goes by the places of the atoms, not of their cells.
            var phase = Complex.FromPolarCoordinates(1, -2 * Math.PI * bands.Points[point].Q.Dot(bands.Crystal.FractionalPositions[atom]));
            for (var direction = 0; direction < 3; direction++)
            {
                var component = phase * bands.Eigenvector(point, mode, atom, direction);
                Line(text, $"      - [ {component.Real,17:F14}, {component.Imaginary,17:F14} ]");
            }
        }
    }

    private static string Label(PathPoint point) => point.Label.Length == 0 ? "" : $"${BandLabels.Tex(point.Label)}$";

    private static void Line(TextWriter text, FormattableString line)
    {
        text.Write(line.ToString(CultureInfo.InvariantCulture));
        text.Write('\n');
    }
}
