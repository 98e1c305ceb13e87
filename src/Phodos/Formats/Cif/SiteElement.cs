using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The element of a site: its type symbol decides; the label does only where the file gives no type symbol.</summary>
internal static class SiteElement
{
    /// <summary>The element, and how sure it is.</summary>
    /// <param name="type">The type symbol, or empty where the file gives none.</param>
    /// <param name="label">The label.</param>
    /// <param name="formula">The elements of the formula of the file, or null.</param>
    /// <param name="line">The line of the site.</param>
    /// <exception cref="InvalidInputException">The site holds several elements, or none.</exception>
    internal static SiteSpecies Read(ReadOnlySpan<char> type, string label, IReadOnlySet<Element>? formula, int line)
    {
        if (!type.IsEmpty)
            return OfType(type, label, formula, line);
        if (SpeciesMixture.Holds(label))
            throw Disordered(label, label, line);
        return SiteLabel.Read(label, formula) ?? throw new InvalidInputException(
            formula is not null && SiteLabel.Read(label, null) is { Element: var element }
                ? $"the label of site {Excerpt.Quoted(label)} reads as {element}, which is not in the formula of the file; "
                    + "write the symbol of its element in _atom_site_type_symbol"
                : $"site {Excerpt.Quoted(label)} names no element; write its symbol in _atom_site_type_symbol",
            line: line);
    }

    private static SiteSpecies OfType(ReadOnlySpan<char> type, string label, IReadOnlySet<Element>? formula, int line)
    {
        var word = SpeciesWord.Parse(type, formula);
        return word.Kind switch
        {
            SpeciesKind.Element => new SiteSpecies(
                word.Element!,
                word.MassNumber ?? (word.Element!.Symbol == "H" && SiteLabel.IsDeuterium(label) ? 2 : null),
                LacksHydrogen: SiteLabel.HeavyAtom(label) is { } heavy && heavy == word.Element,
                word.IsGuess),
            SpeciesKind.Hydride => new SiteSpecies(word.Element!, LacksHydrogen: true),
            SpeciesKind.Mixture => throw Disordered(type, label, line),
            SpeciesKind.Group => throw new InvalidInputException(
                $"site {Excerpt.Quoted(label)} holds {Excerpt.Quoted(type)}, a group of several atoms; give each atom a site of its own",
                line: line),
            _ => throw new InvalidInputException(
                $"the type symbol {Excerpt.Quoted(type)} of site {Excerpt.Quoted(label)} names no element; write a symbol such as Na",
                line: line),
        };
    }

    private static InvalidInputException Disordered(ReadOnlySpan<char> text, string label, int line) => new(
        $"the structure is disordered: site {Excerpt.Quoted(label)} holds {Excerpt.Quoted(text)}; give an ordered structure",
        line: line);
}
