using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes what makes a crystal polar as phonopy's <c>BORN</c>: the factor of the dipole-dipole term, the dielectric tensor, and the Born
/// effective charges of the first of each set of atoms that symmetry makes alike.
/// </summary>
public static class PhonopyBornWriter
{
    /// <summary>The text of the file.</summary>
    /// <param name="charges">The charges.</param>
    /// <param name="operations">The symmetry operations of the crystal.</param>
    /// <param name="coulomb">e²/4πε₀ (eV·Å).</param>
    public static string Write(BornCharges charges, IEnumerable<SymmetryOperation> operations, double coulomb)
    {
        ArgumentNullException.ThrowIfNull(charges);
        ArgumentNullException.ThrowIfNull(operations);
        var mappings = AtomMapping.Of(charges.Crystal, operations);
        int[] first =
            [.. Enumerable.Range(0, charges.Crystal.AtomCount).Where(atom => mappings.All(mapping => mapping.Atoms[atom] >= atom))];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{coulomb} # dielectric tensor and Born charges of atoms ");
        text.AppendJoin(", ", first.Select(atom => (atom + 1).ToString(CultureInfo.InvariantCulture))).Append('\n');
        Append(text, charges.Dielectric);
        foreach (var atom in first)
            Append(text, charges.Charges[atom]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Matrix3 tensor)
    {
        for (var element = 0; element < 9; element++)
            text.Append(CultureInfo.InvariantCulture, $"{tensor[element / 3, element % 3],20:F12}");
        text.Append('\n');
    }
}
