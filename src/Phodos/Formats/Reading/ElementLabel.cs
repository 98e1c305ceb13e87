using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>The element of a bare symbol. Deuterium (D) and tritium (T) are hydrogen.</summary>
internal static class ElementLabel
{
    /// <summary>
    /// Einsteinium: of the elements above it no crystal was ever made. CN is a cyanide and NO a nitrosyl, whoever writes in capitals.
    /// </summary>
    internal const int LastOfCrystals = 99;

    /// <summary>The element of a bare symbol in any case, or null.</summary>
    internal static Element? TryExact(ReadOnlySpan<char> symbol) => symbol.Length switch
    {
        1 => IsHydrogenIsotope(symbol) ? Element.TryFromSymbol("H") : Find(symbol),
        2 => Find(symbol),
        _ => null,
    };

    /// <summary>Whether a symbol is D or T, in any case.</summary>
    internal static bool IsHydrogenIsotope(ReadOnlySpan<char> symbol) => symbol is "D" or "d" or "T" or "t";

    private static Element? Find(ReadOnlySpan<char> symbol)
    {
        var first = char.ToUpperInvariant(symbol[0]).ToString();
        var usual = symbol.Length == 1 ? first : first + char.ToLowerInvariant(symbol[1]);
        var element = Element.TryFromSymbol(usual);
        return element is null || element.AtomicNumber <= LastOfCrystals || symbol.SequenceEqual(usual) ? element : null;
    }
}
