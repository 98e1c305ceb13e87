using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Phodos.Crystals;

namespace Phodos.Formats.PhononFiles;

/// <summary>Writes the cell that densities of states are of as a <c>phonopy.yaml</c>, as its primitive and its unit cell.</summary>
public static class PhonopyCellWriter
{
    /// <summary>The text of the file.</summary>
    /// <param name="crystal">The cell.</param>
    /// <param name="masses">The mass of each atom (unified atomic mass units); null takes the standard atomic masses.</param>
    /// <param name="supercell">
    /// The vectors of the supercell that force constants are of, in units of those of the cell, by rows, of a determinant above 0; null where
    /// there are none.
    /// </param>
    public static string Write(Crystal crystal, ImmutableArray<double>? masses = null, IntegerMatrix? supercell = null)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var text = new StringBuilder(
            "# Written by Phodos\nphysical_unit:\n  atomic_mass: \"AMU\"\n  length: \"angstrom\"\n  force_constants: \"eV/angstrom^2\"\n");
        if (supercell is { } matrix)
        {
            AppendMatrix(text, "supercell_matrix", matrix.Transpose()); // phonopy's matrices hold the new vectors as columns
            AppendMatrix(text, "primitive_matrix", IntegerMatrix.Identity);
        }

        foreach (var name in new[] { "unit_cell", "primitive_cell" })
            Append(text, name, crystal, masses ?? [.. crystal.Species.Select(element => element.AtomicMass)]);
        return text.ToString();
    }

    private static void AppendMatrix(StringBuilder text, string name, IntegerMatrix matrix)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{name}:\n");
        foreach (var (a, b, c) in new[] { matrix.Row1, matrix.Row2, matrix.Row3 })
            text.Append(CultureInfo.InvariantCulture, $"- [ {a,3}, {b,3}, {c,3} ]\n");
    }

    private static void Append(StringBuilder text, string name, Crystal crystal, ImmutableArray<double> masses)
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
            Line($"    mass: {masses[atom]:F8}");
        }
    }
}
