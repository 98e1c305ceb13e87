using System.Globalization;
using System.Text;
using Phodos.Spectra;

namespace Phodos.Formats.PhononFiles;

/// <summary>Writes thermodynamic functions as phonopy's <c>thermal_properties.yaml</c>: of a mole of cells, in kJ/mol and J/K/mol.</summary>
public static class PhonopyThermalWriter
{
    /// <summary>The text of the file.</summary>
    /// <param name="atoms">The atoms of the cell.</param>
    /// <param name="zeroPointEnergy">The zero-point energy (kJ/mol-atom).</param>
    /// <param name="functions">The functions of a mole of atoms, one a temperature, in ascending order.</param>
    /// <param name="modes">How many modes there are, and how many of them were summed over; null are those of one wave vector.</param>
    public static string Write(
        int atoms, double zeroPointEnergy, IEnumerable<ThermodynamicFunctions> functions, (long All, long Summed)? modes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atoms, 1);
        ArgumentNullException.ThrowIfNull(functions);
        var (all, summed) = modes ?? (3 * atoms, 3 * atoms);
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# Thermal properties / unit cell (natom), by Phodos");
        Line($"");
        Line($"unit:");
        Line($"  temperature:   K");
        Line($"  free_energy:   kJ/mol");
        Line($"  entropy:       J/K/mol");
        Line($"  heat_capacity: J/K/mol");
        Line($"");
        Line($"natom: {atoms,5}");
        Line($"cutoff_frequency: 0.00000");
        Line($"num_modes: {all}");
        Line($"num_integrated_modes: {summed}");
        Line($"");
        Line($"zero_point_energy: {atoms * zeroPointEnergy,15:F7}");
        Line($"");
        Line($"thermal_properties:");
        foreach (var at in functions)
        {
            Line($"- temperature:   {at.Temperature,15:F7}");
            Line($"  free_energy:   {atoms * at.FreeEnergy,15:F7}");
            Line($"  entropy:       {atoms * at.Entropy,15:F7}");
            Line($"  heat_capacity: {atoms * at.HeatCapacity,15:F7}");
            Line($"  energy:        {atoms * at.InternalEnergy,15:F7}");
            Line($"");
        }

        return text.ToString();
    }
}
