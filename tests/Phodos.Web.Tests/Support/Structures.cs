using System.Globalization;
using System.Text;

namespace Phodos.Web.Tests.Support;

/// <summary>Texts of structure files.</summary>
internal static class Structures
{
    /// <summary>The text of an example crystal.</summary>
    internal static string Example(string name) => File.ReadAllText(PathOf(name));

    internal static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "examples", name);

    /// <summary>A POSCAR of a caesium chloride with two elements.</summary>
    internal static string Cubic(string first, string second) =>
        $"{first}{second}\n1.0\n4 0 0\n0 4 0\n0 0 4\n{first} {second}\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n";

    /// <summary>An extended XYZ of a simple cubic lattice of argon with a number of cells along each edge.</summary>
    internal static string Argon(int edge) => SimpleCubic(edge, 3, _ => "Ar");

    /// <summary>An extended XYZ of a simple cubic lattice.</summary>
    /// <param name="edge">The atoms along each edge.</param>
    /// <param name="distance">The distance of neighbours (angstrom).</param>
    /// <param name="element">The element of each atom by its number.</param>
    internal static string SimpleCubic(int edge, double distance, Func<int, string> element)
    {
        var layer = edge * edge;
        var length = (edge * distance).ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder(
            $"{edge * edge * edge}\nLattice=\"{length} 0 0 0 {length} 0 0 0 {length}\" Properties=species:S:1:pos:R:3\n");
        for (var atom = 0; atom < edge * edge * edge; atom++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{element(atom)} {atom % edge * distance} {atom / edge % edge * distance} {atom / layer * distance}\n");
        }

        return text.ToString();
    }
}
