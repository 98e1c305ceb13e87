using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Phodos.Spectra;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes densities of states as phonopy does: frequencies in THz, states per THz per cell, a comment in the first line.
/// </summary>
public static class PhonopyDosWriter
{
    private const string Comment = "# By Phodos; THz, states per THz";

    /// <summary>The text of a <c>total_dos.dat</c>.</summary>
    /// <param name="dos">The density of states, in states per cm⁻¹ per cell.</param>
    /// <exception cref="ArgumentException">It is normalised otherwise.</exception>
    public static string Total(DensityOfStates dos)
    {
        ArgumentNullException.ThrowIfNull(dos);
        if (dos.Normalization != DosNormalization.PerCell)
            throw new ArgumentException("phonopy counts states per cell.", nameof(dos));
        return Table(dos.Grid, [dos.Values]);
    }

    /// <summary>The text of a <c>projected_dos.dat</c>: a column a site.</summary>
    /// <param name="grid">The frequencies (cm⁻¹).</param>
    /// <param name="sites">The density of states of each site in the order of the cell, states per cm⁻¹.</param>
    public static string Projected(FrequencyGrid grid, IReadOnlyList<ImmutableArray<double>> sites)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(sites);
        return Table(grid, sites);
    }

    private static string Table(FrequencyGrid grid, IReadOnlyList<ImmutableArray<double>> columns)
    {
        var unit = FrequencyUnit.Terahertz;
        var text = new StringBuilder(Comment).Append('\n');
        for (var point = 0; point < grid.Count; point++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{unit.FromWavenumber(grid[point]),20:F10}");
            foreach (var column in columns)
                text.Append(CultureInfo.InvariantCulture, $"{column[point] / unit.PerWavenumber,20:F10}");
            text.Append('\n');
        }

        return text.ToString();
    }
}
