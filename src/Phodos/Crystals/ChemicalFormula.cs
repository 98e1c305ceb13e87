using System.Globalization;

namespace Phodos.Crystals;

/// <summary>Writes chemical formulas.</summary>
internal static class ChemicalFormula
{
    /// <summary>All atoms in Hill order: carbon, then hydrogen, then the alphabet; the plain alphabet where there is no carbon.</summary>
    internal static string Hill(IReadOnlyCollection<Element> species)
    {
        var hasCarbon = species.Any(element => element.Symbol == "C");
        return Write(Count(species).OrderBy(entry => hasCarbon ? entry.Element.Symbol switch { "C" => 0, "H" => 1, _ => 2 } : 2)
            .ThenBy(entry => entry.Element.Symbol, StringComparer.Ordinal));
    }

    /// <summary>
    /// The smallest whole ratio, from the least to the most electronegative element, as chemists write salts and
    /// oxides. Elements without a tabulated electronegativity, mostly lanthanides and actinides, come first.
    /// </summary>
    internal static string Reduced(IReadOnlyCollection<Element> species)
    {
        var counts = Count(species).ToArray();
        var divisor = UnitsIn(species);
        return Write(counts.Select(entry => (entry.Element, entry.Count / divisor))
            .OrderBy(entry => entry.Element.Electronegativity ?? 0)
            .ThenBy(entry => entry.Element.Symbol, StringComparer.Ordinal));
    }

    /// <summary>How often the reduced formula goes into all atoms.</summary>
    internal static int UnitsIn(IReadOnlyCollection<Element> species) =>
        Count(species).Select(entry => entry.Count).Aggregate(GreatestCommonDivisor);

    private static IEnumerable<(Element Element, int Count)> Count(IEnumerable<Element> species) =>
        species.CountBy(element => element).Select(entry => (entry.Key, entry.Value));

    private static string Write(IEnumerable<(Element Element, int Count)> counts) => string.Concat(
        counts.Select(entry => entry.Count == 1
            ? entry.Element.Symbol
            : entry.Element.Symbol + entry.Count.ToString(CultureInfo.InvariantCulture)));

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
