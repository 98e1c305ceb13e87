using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Spectra;
using static Phodos.Formats.PhononFiles.PhonopyHead;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes the modes of a mesh as phonopy's <c>mesh.yaml</c>: the kept wave vectors with the number of points that each stands for, frequencies
/// in THz, and eigenvectors, where they are wanted, with the phases of atoms.
/// </summary>
public static class PhonopyMeshWriter
{
    /// <summary>Writes the file, piece by piece.</summary>
    /// <param name="text">Where it is written to.</param>
    /// <param name="modes">The modes.</param>
    /// <param name="matrix">The dynamical matrix that eigenvectors are found of, or null for none.</param>
    public static void Write(TextWriter text, MeshModes modes, DynamicalMatrix? matrix = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(modes);
        var (n1, n2, n3) = modes.Mesh.Divisions;
        Line(text, $"# Modes of a mesh by Phodos");
        Line(text, $"mesh: [ {n1}, {n2}, {n3} ]");
        Line(text, $"nqpoint: {modes.Mesh.Points.Length}");
        WriteReciprocal(text, modes.Crystal.Lattice);
        WriteCell(text, modes.Crystal, modes.Masses);
        Line(text, $"");
        Line(text, $"phonon:");
        for (var point = 0; point < modes.Mesh.Points.Length; point++)
            WritePoint(text, modes, point, (double)n1 * n2 * n3, matrix);
    }

    private static void WritePoint(TextWriter text, MeshModes modes, int point, double points, DynamicalMatrix? matrix)
    {
        var (q, weight) = modes.Mesh.Points[point];
        var (a, b, c) = modes.Crystal.Lattice.Reciprocal;
        Line(text, $"- q-position: [ {q.X,14:F10}, {q.Y,14:F10}, {q.Z,14:F10} ]");
        Line(text, $"  distance_from_gamma: {(q.X * a + q.Y * b + q.Z * c).Length,12:F9}");
        Line(text, $"  weight: {Math.Round(weight * points)}");
        Line(text, $"  band:");
        var vectors = matrix is null ? null : PhononModes.At(matrix, q);
        for (var mode = 0; mode < modes.ModeCount; mode++)
        {
            Line(text, $"  - # {mode + 1}");
            Line(text, $"    frequency: {FrequencyUnit.Terahertz.FromWavenumber(modes.Frequencies(point)[mode]),15:F10}");
            if (vectors is not null)
                WriteEigenvector(text, modes.Crystal, q, (atom, direction) => vectors.Eigenvector(mode, atom, direction));
        }

        Line(text, $"");
    }
}
