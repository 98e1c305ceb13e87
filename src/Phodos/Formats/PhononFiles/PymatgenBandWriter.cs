using System.Text.Json;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Bands;
using Phodos.Spectra;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes bands as pymatgen's <c>PhononBandStructureSymmLine</c> in JSON: THz, the modes in the order of their frequencies, displacements
/// where the eigenvectors are known, reciprocal vectors with the factor 2π.
/// </summary>
public static class PymatgenBandWriter
{
    /// <summary>Writes the file, piece by piece.</summary>
    /// <param name="stream">Where it is written to.</param>
    /// <param name="bands">The bands.</param>
    public static void Write(Stream stream, BandStructure bands)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bands);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("@module", "pymatgen.phonon.bandstructure");
        json.WriteString("@class", "PhononBandStructureSymmLine");
        json.WriteBoolean("has_nac", bands.IsPolar);
        json.WriteStartObject("lattice_rec");
        json.WriteString("@module", "pymatgen.core.lattice");
        json.WriteString("@class", "Lattice");
        json.WriteStartArray("matrix");
        var (a, b, c) = bands.Crystal.Lattice.Reciprocal;
        foreach (var vector in new[] { a, b, c })
            JsonVector.Write(json, 2 * Math.PI * vector);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("qpoints");
        foreach (var point in bands.Points)
            JsonVector.Write(json, point.Q);
        json.WriteEndArray();
        json.WriteStartArray("bands");
        for (var mode = 0; mode < bands.ModeCount; mode++)
        {
            json.WriteStartArray();
            for (var point = 0; point < bands.Points.Length; point++)
                json.WriteNumberValue(FrequencyUnit.Terahertz.FromWavenumber(bands.Frequencies(point)[mode]));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartObject("labels_dict");
        foreach (var (label, q) in Labels(bands.Path))
        {
            json.WritePropertyName(label);
            JsonVector.Write(json, q);
        }

        json.WriteEndObject();
        json.WriteStartObject("eigendisplacements");
        json.WriteStartArray("real");
        WriteDisplacements(json, bands, isReal: true);
        json.WriteEndArray();
        json.WriteStartArray("imag");
        WriteDisplacements(json, bands, isReal: false);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WritePropertyName("structure");
        PymatgenStructure.Of(bands.Crystal).WriteTo(json);
        json.WriteEndObject();
    }

    // pymatgen finds the branches by the labels of their ends, so an end without one gets a name.
    private static IEnumerable<(string Label, Vector3D Q)> Labels(BandPath path)
    {
        var names = new Dictionary<string, Vector3D>(StringComparer.Ordinal);
        foreach (var point in path.Segments.SelectMany(segment => new[] { segment.Start, segment.End }))
        {
            if (names.ContainsValue(point.Q))
                continue;
            var label = point.Label.Length > 0 ? BandLabels.Tex(point.Label) : "Q";
            var name = label;
            for (var number = 1; names.ContainsKey(name); number++)
                name = $"{label}_{{{number}}}";
            names.Add(name, point.Q);
        }

        return names.Select(name => (name.Key, name.Value));
    }

    private static void WriteDisplacements(Utf8JsonWriter json, BandStructure bands, bool isReal)
    {
        if (!bands.HasEigenvectors)
            return;
        for (var mode = 0; mode < bands.ModeCount; mode++)
        {
            json.WriteStartArray();
            for (var point = 0; point < bands.Points.Length; point++)
            {
                json.WriteStartArray();
                for (var atom = 0; atom < bands.Crystal.AtomCount; atom++)
                {
                    json.WriteStartArray();
                    for (var direction = 0; direction < 3; direction++)
                    {
                        var displacement = bands.Eigenvector(point, mode, atom, direction) / Math.Sqrt(bands.Masses[atom]);
                        json.WriteNumberValue(isReal ? displacement.Real : displacement.Imaginary);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.Flush();
        }
    }
}
