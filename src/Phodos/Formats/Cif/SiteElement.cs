using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The element of a site: its type symbol decides, then its label.</summary>
internal static class SiteElement
{
    private const string ElementSeparators = ",/;+";

    // Groups that stand for one atom with its hydrogen atoms, which the file does not place.
    private static readonly (string Prefix, string Element)[] Groups = [("Wat", "O"), ("O-H", "O"), ("OH", "O"), ("NH4", "N")];

    /// <summary>The element, and whether the site stands for more atoms: those of hydrogen are not placed.</summary>
    /// <param name="type">The type symbol, or null where the file gives none.</param>
    /// <param name="label">The label.</param>
    /// <param name="formula">The elements of the formula of the file.</param>
    /// <param name="line">The line of the site.</param>
    /// <exception cref="InvalidInputException">The site holds several elements, or none.</exception>
    internal static (Element Element, bool LacksHydrogen) Read(
        ReadOnlySpan<char> type, string label, IReadOnlySet<Element> formula, int line)
    {
        if (TryRead(type, label, line) is { } typed)
            return typed;
        if (TryRead(label, label, line) is { LacksHydrogen: true } group)
            return group;
        var element = ElementLabel.TrySiteLabel(label, formula)
            ?? throw new InvalidInputException(
                $"site {Excerpt.Quoted(label)} names no element; write its symbol in _atom_site_type_symbol", line: line);
        return (element, false);
    }

    private static (Element Element, bool LacksHydrogen)? TryRead(ReadOnlySpan<char> text, string label, int line)
    {
        if (IsMixture(text))
        {
            throw new InvalidInputException(
                $"the structure is disordered: site {Excerpt.Quoted(label)} holds {Excerpt.Quoted(text)}; give an ordered structure",
                line: line);
        }

        foreach (var (prefix, element) in Groups)
        {
            if (text.StartsWith(prefix, prefix == "Wat" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                return (Element.FromSymbol(element), true);
        }

        return ElementLabel.TryTypeSymbol(text) is { } plain ? (plain, false) : null;
    }

    // "Nb,Zr", or "0.8Nb + 0.2Zr" as the Pauling File writes it. The plus of "Fe3+" has nothing behind it.
    private static bool IsMixture(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.SplitAny(ElementSeparators))
        {
            var part = text[range].Trim();
            var symbol = part.TrimStart("0123456789.( ");
            if (ElementLabel.TryTypeSymbol(symbol) is null)
                return false;
            parts += part.StartsWith("0.", StringComparison.Ordinal) ? 2 : 1;
        }

        return parts > 1;
    }
}
