using System.Globalization;
using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>What an atom has around it, as far as the cutoff of the model.</summary>
/// <param name="Element">Its element.</param>
/// <param name="Nearest">The element of its nearest neighbour; null where it has none.</param>
/// <param name="Distance">The distance (angstrom) of that; infinite where there is none.</param>
/// <param name="Bonding">
/// Σ exp((r + r′ − d) / 0.37 Å) over its neighbours at d, with the covalent radii: it grows with every neighbour and as they come closer,
/// and tells missing neighbours and wrong distances alike. The form is that of bond valences (I. D. Brown and D. Altermatt, Acta Cryst. B 41,
/// 244 (1985)).
/// </param>
internal sealed record Surroundings(Element Element, Element? Nearest, double Distance, double Bonding)
{
    private const double Softness = 0.37;

    /// <summary>The elements of the atom and its nearest neighbour, such as <c>Mg-O</c>; the lighter first.</summary>
    internal string Pair => Nearest!.AtomicNumber < Element.AtomicNumber
        ? $"{Nearest.Symbol}-{Element.Symbol}"
        : $"{Element.Symbol}-{Nearest.Symbol}";

    /// <summary>The surroundings of every atom of a graph.</summary>
    internal static Surroundings[] Of(CrystalGraph graph)
    {
        Element[] elements = [.. graph.AtomicNumbers.Select(Element.FromAtomicNumber)];
        var (nearest, distances, bonding) = (new Element?[elements.Length], new double[elements.Length], new double[elements.Length]);
        Array.Fill(distances, double.PositiveInfinity);
        var edges = graph.Neighbors;
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            var length = edges.Vectors[edge].Length;
            if (length == 0)
                continue; // an atom and itself
            var (atom, neighbor) = (edges.Sources[edge], elements[edges.Destinations[edge]]);
            bonding[atom] += Math.Exp((elements[atom].CovalentRadius + neighbor.CovalentRadius - length) / Softness);
            if (length < distances[atom] * (1 - 1e-9)) // of equally near ones the first, whatever the last bits are
                (nearest[atom], distances[atom]) = (neighbor, length);
        }

        return [.. elements.Select((element, atom) => new Surroundings(element, nearest[atom], distances[atom], bonding[atom]))];
    }

    /// <summary>An angstrom number of a message.</summary>
    internal static string Angstrom(double length) => length.ToString("F2", CultureInfo.InvariantCulture);
}
