using System.Globalization;
using System.Text;
using Phodos.Crystals;

namespace Phodos.Formats.PhononFiles;

/// <summary>Writes the cell that densities of states are of as a <c>phonopy.yaml</c>, as its primitive and its unit cell.</summary>
public static class PhonopyCellWriter
{
    /// <summary>The text of the file.</summary>
    public static string Write(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var text = new StringBuilder("# Predicted by Phodos\nphysical_unit:\n  length: \"angstrom\"\n");
        foreach (var name in new[] { "unit_cell", "primitive_cell" })
            Append(text, name, crystal);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, Crystal crystal)
    {
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        string Vector(Vector3D vector) =>
            string.Create(CultureInfo.InvariantCulture, $"[ {vector.X,22:F16}, {vector.Y,22:F16}, {vector.Z,22:F16} ]");

        Line($"");
        Line($"{name}:");
        Line($"  lattice:");
        foreach (var vector in new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C })
            Line($"  - {Vector(vector)}");
        Line($"  points:");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            Line($"  - symbol: {crystal.Species[atom].Symbol}");
            Line($"    coordinates: {Vector(crystal.FractionalPositions[atom])}");
            Line($"    mass: {crystal.Species[atom].AtomicMass:F6}");
        }
    }
}
