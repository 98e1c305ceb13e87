using System.Globalization;
using System.Text;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.Tests.Formats.Forces.Vasp;

/// <summary>Writes the parts of a vasprun.xml that forces are read from.</summary>
internal static class VasprunFile
{
    /// <summary>A run with the parts that are given.</summary>
    internal static string Write(Crystal crystal, string version, int ibrion, string calculation, double chlorine = 35.453)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<modeling>\n <generator>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <i name=\"version\" type=\"string\">{version}  </i>\n </generator>\n");
        text.Append(CultureInfo.InvariantCulture, $" <incar>\n  <i type=\"int\" name=\"IBRION\">     {ibrion}</i>\n </incar>\n");
        Element[] kinds = [.. crystal.Species.Distinct()];
        text.Append(" <atominfo>\n  <array name=\"atoms\" >\n   <set>\n");
        foreach (var element in crystal.Species)
            text.Append(CultureInfo.InvariantCulture, $"    <rc><c>{element.Symbol,-2}</c><c>{Array.IndexOf(kinds, element) + 1,4}</c></rc>\n");
        text.Append("   </set>\n  </array>\n  <array name=\"atomtypes\" >\n   <set>\n");
        foreach (var element in kinds)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    <rc><c>{crystal.Species.Count(element.Equals)}</c><c>{element.Symbol,-2}</c><c>{Mass(element, chlorine)}</c><c>1.0</c><c> PAW </c></rc>\n");
        }

        text.Append("   </set>\n  </array>\n </atominfo>\n <structure name=\"initialpos\" >\n  <crystal>\n");
        Append(text, "basis", [crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C]);
        text.Append("  </crystal>\n");
        Append(text, "positions", crystal.FractionalPositions);
        return text.Append(" </structure>\n").Append(calculation).Append("</modeling>\n").ToString();
    }

    /// <summary>A step with forces.</summary>
    internal static string Forces(IEnumerable<Vector3D> forces)
    {
        var text = new StringBuilder(" <calculation>\n");
        Append(text, "forces", forces);
        return text.Append(" </calculation>\n").ToString();
    }

    /// <summary>The second derivatives of all atoms, in eV/Å²/u, or in THz² as newer versions write them.</summary>
    internal static string Hessian(SupercellForceConstants known, bool isInSquaredTerahertz, double chlorine = 35.453)
    {
        var (supercell, text) = (known.Supercell, new StringBuilder("<calculation><dynmat><varray name=\"hessian\" >\n"));
        var unit = isInSquaredTerahertz ? Math.Pow(PhysicalConstants.WavenumberOfRoot * PhysicalConstants.SpeedOfLight * 1e-10, 2) : 1;
        for (var row = 0; row < 3 * supercell.Crystal.AtomCount; row++)
        {
            text.Append("<v>");
            for (var column = 0; column < 3 * supercell.Crystal.AtomCount; column++)
            {
                var (first, second) = (row / 3, column / 3);
                var block = known[supercell.PrimitiveAtoms[first], supercell.AsSeenFrom(first, second)];
                var masses = Mass(supercell.Crystal.Species[first], chlorine) * Mass(supercell.Crystal.Species[second], chlorine);
                text.Append(CultureInfo.InvariantCulture, $" {-unit * block[row % 3, column % 3] / Math.Sqrt(masses):R}");
            }

            text.Append("</v>\n");
        }

        return text.Append("</varray></dynmat></calculation>\n").ToString();
    }

    /// <summary>The dielectric tensor and the charges of all atoms.</summary>
    internal static string Born(Matrix3 dielectric, IEnumerable<Matrix3> charges)
    {
        var text = new StringBuilder("<calculation>\n");
        Append(text, "epsilon", Rows(dielectric));
        text.Append("<array name=\"born_charges\" ><dimension dim=\"1\">ion</dimension>\n");
        foreach (var charge in charges)
        {
            text.Append("<set>");
            foreach (var (x, y, z) in Rows(charge))
                text.Append(CultureInfo.InvariantCulture, $"<v> {x:F8} {y:F8} {z:F8} </v>");
            text.Append("</set>\n");
        }

        return text.Append("</array></calculation>\n").ToString();
    }

    private static IEnumerable<Vector3D> Rows(Matrix3 tensor) =>
        Enumerable.Range(0, 3).Select(row => new Vector3D(tensor[row, 0], tensor[row, 1], tensor[row, 2]));

    // Rounded as VASP has them.
    private static double Mass(Element element, double chlorine) => element.Symbol == "Cl" ? chlorine : Math.Round(element.AtomicMass, 2);

    private static void Append(StringBuilder text, string name, IEnumerable<Vector3D> vectors)
    {
        text.Append(CultureInfo.InvariantCulture, $"  <varray name=\"{name}\" >\n");
        foreach (var (x, y, z) in vectors)
            text.Append(CultureInfo.InvariantCulture, $"   <v> {x:F8} {y:F8} {z:F8} </v>\n");
        text.Append("  </varray>\n");
    }
}
