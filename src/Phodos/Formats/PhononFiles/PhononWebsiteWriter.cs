using System.Text.Encodings.Web;
using System.Text.Json;
using Phodos.LatticeDynamics.Bands;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes bands for the phonon website (<see href="https://henriquemiranda.github.io/phononwebsite"/>), which shows each mode as a moving
/// crystal: its own JSON, frequencies in cm⁻¹, the bands connected, the displacements with the phases of whole cells.
/// </summary>
public static class PhononWebsiteWriter
{
    /// <summary>Writes the file, piece by piece.</summary>
    /// <param name="stream">Where it is written to.</param>
    /// <param name="bands">The bands, with their eigenvectors.</param>
    /// <param name="name">The name that the page shows.</param>
    /// <exception cref="ArgumentException">The eigenvectors were not kept.</exception>
    public static void Write(Stream stream, BandStructure bands, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(name);
        if (!bands.HasEigenvectors)
            throw new ArgumentException("The page shows eigenvectors; keep them.", nameof(bands));
        var crystal = bands.Crystal;
        var lattice = crystal.Lattice;
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("formula", crystal.Formula);
        json.WriteNumber("natoms", crystal.AtomCount);
        json.WriteStartArray("lattice");
        foreach (var vector in new[] { lattice.A, lattice.B, lattice.C })
            JsonVector.Write(json, vector);
        json.WriteEndArray();
        json.WriteStartArray("atom_types");
        foreach (var element in crystal.Species)
            json.WriteStringValue(element.Symbol);
        json.WriteEndArray();
        json.WriteStartArray("atom_numbers");
        foreach (var element in crystal.Species)
            json.WriteNumberValue(element.AtomicNumber);
        json.WriteEndArray();
        json.WriteStartArray("atom_pos_red");
        foreach (var position in crystal.FractionalPositions)
            JsonVector.Write(json, position);
        json.WriteEndArray();
        json.WriteStartArray("atom_pos_car");
        foreach (var position in crystal.FractionalPositions)
            JsonVector.Write(json, lattice.ToCartesian(position));
        json.WriteEndArray();
        json.WriteStartArray("repetitions");
        for (var axis = 0; axis < 3; axis++)
            json.WriteNumberValue(crystal.AtomCount switch { < 4 => 3, < 50 => 2, _ => 1 });
        json.WriteEndArray();
        WritePath(json, bands);
        json.WriteStartArray("eigenvalues");
        for (var point = 0; point < bands.Points.Length; point++)
        {
            json.WriteStartArray();
            for (var band = 0; band < bands.ModeCount; band++)
                json.WriteNumberValue(bands.BandFrequency(point, band));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("vectors");
        for (var point = 0; point < bands.Points.Length; point++)
            WriteVectors(json, bands, point);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter json, BandStructure bands)
    {
        var points = bands.Points;
        json.WriteStartArray("qpoints");
        foreach (var point in points)
            JsonVector.Write(json, point.Q);
        json.WriteEndArray();
        json.WriteStartArray("distances");
        foreach (var point in points)
            json.WriteNumberValue(point.Distance);
        json.WriteEndArray();
        json.WriteStartArray("highsym_qpts");
        foreach (var tick in bands.Ticks())
        {
            json.WriteStartArray();
            json.WriteNumberValue(tick.Point);
            json.WriteStringValue(tick.Label);
            json.WriteEndArray();
        }

        json.WriteEndArray();

        // Each unbroken piece: its first point and the one after its last.
        json.WriteStartArray("line_breaks");
        var start = 0;
        for (var point = 1; point <= points.Length; point++)
        {
            var isBreak = point == points.Length
                || (points[point].Segment != points[point - 1].Segment && !bands.Path.IsConnected(points[point].Segment));
            if (!isBreak)
                continue;
            json.WriteStartArray();
            json.WriteNumberValue(start);
            json.WriteNumberValue(point);
            json.WriteEndArray();
            start = point;
        }

        json.WriteEndArray();
    }

    private static void WriteVectors(Utf8JsonWriter json, BandStructure bands, int point)
    {
        json.WriteStartArray();
        foreach (var mode in bands.ModesOfBands(point).ToArray())
        {
            json.WriteStartArray();
            for (var atom = 0; atom < bands.Crystal.AtomCount; atom++)
            {
                json.WriteStartArray();
                for (var direction = 0; direction < 3; direction++)
                {
                    var displacement = bands.Eigenvector(point, mode, atom, direction) / Math.Sqrt(bands.Masses[atom]);
                    json.WriteStartArray();
                    json.WriteNumberValue(displacement.Real);
                    json.WriteNumberValue(displacement.Imaginary);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.Flush();
    }
}
