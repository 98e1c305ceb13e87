using System.Globalization;

namespace Phodos.Crystals;

/// <summary>Writes formulas in Hill order: carbon, then hydrogen, then the alphabet; the plain alphabet where there is no carbon.</summary>
internal static class ChemicalFormula
{
    internal static string Hill(IEnumerable<Element> species) => Write(Count(species), divisor: 1);

    internal static string ReducedHill(IEnumerable<Element> species)
    {
        var counts = Count(species);
        return Write(counts, counts.Select(entry => entry.Count).Aggregate(GreatestCommonDivisor));
    }

    private static List<(string Symbol, int Count)> Count(IEnumerable<Element> species)
    {
        var counts = species.CountBy(element => element.Symbol).Select(entry => (Symbol: entry.Key, Count: entry.Value)).ToList();
        var hasCarbon = counts.Exists(entry => entry.Symbol == "C");
        return
        [
            .. counts
                .OrderBy(entry => hasCarbon ? entry.Symbol switch { "C" => 0, "H" => 1, _ => 2 } : 2)
                .ThenBy(entry => entry.Symbol, StringComparer.Ordinal),
        ];
    }

    private static string Write(List<(string Symbol, int Count)> counts, int divisor) => string.Concat(
        counts.Select(entry => entry.Count == divisor ? entry.Symbol : entry.Symbol + (entry.Count / divisor).ToString(CultureInfo.InvariantCulture)));

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
