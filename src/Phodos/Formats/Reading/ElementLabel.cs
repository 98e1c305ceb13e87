using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>The element that a label of a file means. Deuterium (D) and tritium (T) are hydrogen.</summary>
internal static class ElementLabel
{
    // Sites that begin like an element and are none: vacancies and dummies.
    private static readonly string[] NoElements = ["Va", "Vac", "Du", "Dum"];

    /// <summary>The element of a bare symbol in any case, or null.</summary>
    internal static Element? TryExact(ReadOnlySpan<char> symbol) => symbol.Length switch
    {
        1 => char.ToUpperInvariant(symbol[0]) is 'D' or 'T' ? Element.TryFromSymbol("H") : Find(symbol),
        2 => Find(symbol),
        _ => null,
    };

    /// <summary>
    /// The element of a symbol with an oxidation state or a number, such as <c>Fe3+</c>, <c>O2-</c> or <c>Na1+</c>, or null:
    /// the letters that it begins with are the symbol.
    /// </summary>
    internal static Element? TryTypeSymbol(ReadOnlySpan<char> text) => TryExact(Letters(text));

    /// <summary>
    /// The element of a site label, such as <c>Na1</c>, <c>OW2</c> or <c>CL1A</c>, or null. Two letters are an element before one is,
    /// unless only the one letter is among the expected elements.
    /// </summary>
    internal static Element? TrySiteLabel(ReadOnlySpan<char> text, IReadOnlySet<Element> expected)
    {
        var letters = Letters(text).ToString();
        if (letters.Length == 0 || NoElements.Contains(letters, StringComparer.OrdinalIgnoreCase))
            return null;
        var ofOne = TryExact(letters.AsSpan(0, 1));
        var ofTwo = letters.Length > 1 ? TryExact(letters.AsSpan(0, 2)) : null;
        if (ofTwo is null || (ofOne is not null && expected.Contains(ofOne) && !expected.Contains(ofTwo)))
            return ofOne;
        return ofTwo;
    }

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
            length++;
        return text[..length];
    }

    private static Element? Find(ReadOnlySpan<char> symbol)
    {
        var first = char.ToUpperInvariant(symbol[0]).ToString();
        return Element.TryFromSymbol(symbol.Length == 1 ? first : first + char.ToLowerInvariant(symbol[1]));
    }
}
