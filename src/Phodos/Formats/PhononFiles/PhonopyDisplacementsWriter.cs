using Phodos.Crystals;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Spectra;
using static Phodos.Formats.PhononFiles.PhonopyHead;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes mean square displacements (angstrom²) as phonopy does: along the Cartesian axes as <c>thermal_displacements.yaml</c>, and with their
/// tensors, Cartesian and as in a CIF, as <c>thermal_displacement_matrices.yaml</c> (xx, yy, zz, yz, xz, xy).
/// </summary>
public static class PhonopyDisplacementsWriter
{
    /// <summary>Writes the displacements along the axes.</summary>
    /// <param name="text">Where they are written to.</param>
    /// <param name="displacements">The displacements at ascending temperatures, at least one.</param>
    public static void WriteAlongAxes(TextWriter text, IReadOnlyList<ThermalDisplacements> displacements)
    {
        WriteHead(text, displacements, "thermal_displacements");
        foreach (var at in displacements)
        {
            Line(text, $"- temperature: {at.Temperature,15:F7}");
            Line(text, $"  displacements:");
            for (var atom = 0; atom < at.Tensors.Length; atom++)
            {
                var tensor = at.Tensors[atom];
                Line(text, $"  - [ {tensor.XX,11:F8}, {tensor.YY,11:F8}, {tensor.ZZ,11:F8} ] # atom {atom + 1}");
            }
        }
    }

    /// <summary>Writes the tensors.</summary>
    /// <param name="text">Where they are written to.</param>
    /// <param name="displacements">The displacements at ascending temperatures, at least one.</param>
    public static void WriteTensors(TextWriter text, IReadOnlyList<ThermalDisplacements> displacements)
    {
        WriteHead(text, displacements, "thermal_displacement_matrices");
        foreach (var at in displacements)
        {
            Line(text, $"- temperature: {at.Temperature,15:F7}");
            Line(text, $"  displacement_matrices:");
            for (var atom = 0; atom < at.Tensors.Length; atom++)
                WriteTensor(text, at.Tensors[atom], atom);
            Line(text, $"  displacement_matrices_cif:");
            for (var atom = 0; atom < at.Tensors.Length; atom++)
                WriteTensor(text, at.InCif(atom), atom);
        }
    }

    private static void WriteHead(TextWriter text, IReadOnlyList<ThermalDisplacements> displacements, string key)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(displacements);
        Line(text, $"# Thermal displacements by Phodos");
        Line(text, $"natom: {displacements[0].Crystal.AtomCount}");
        Line(text, $"freq_min: {FrequencyUnit.Terahertz.FromWavenumber(displacements[0].Cutoff):F6}");
        Line(text, $"{key}:");
    }

    private static void WriteTensor(TextWriter text, Matrix3 u, int atom) =>
        Line(text, $"  - [ {u.XX,11:F8}, {u.YY,11:F8}, {u.ZZ,11:F8}, {u.YZ,11:F8}, {u.XZ,11:F8}, {u.XY,11:F8} ] # atom {atom + 1}");
}
