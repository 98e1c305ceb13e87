using System.Globalization;
using System.Text.RegularExpressions;
using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>
/// What a word that should name the element of a site says: a symbol with whatever programs write behind it (a charge as in
/// <c>Fe3+</c>, a number, the name of a potential as in <c>Na_sv</c> or <c>H1.25</c>) or before it (the mass number of <c>7Li</c>).
/// A word that is none is never read by its first letters.
/// </summary>
/// <param name="Kind">What the word is.</param>
/// <param name="Element">The element, or that of the heavy atom of a hydride; else null.</param>
/// <param name="MassNumber">The mass number of the isotope that the word names, such as 2 for D, or null.</param>
/// <param name="IsGuess">Whether the word could mean a group of atoms as well, as CO in capitals.</param>
internal readonly partial record struct SpeciesWord(
    SpeciesKind Kind, Element? Element = null, int? MassNumber = null, bool IsGuess = false)
{
    // Longer texts name no species.
    private const int MaximumLength = 100;

    // The symbols whose capitals are the groups CO, OH and PO4 as well.
    private static readonly string[] GroupsInCapitals = ["Co", "Ho", "Po"];

    // What else is written in capitals for what may be there: the rare earths and the transition metals.
    private static readonly string[] FamiliesInCapitals = ["RE", "TM"];

    private static readonly string[] HeavyAtoms = ["C", "N", "O"];

    /// <summary>Reads a word.</summary>
    /// <param name="text">The word.</param>
    /// <param name="formula">The elements of the formula of the file, or null where it has none.</param>
    internal static SpeciesWord Parse(ReadOnlySpan<char> text, IReadOnlySet<Element>? formula = null)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaximumLength)
            return default;
        var word = text.ToString();
        if (SpeciesMixture.Holds(word))
            return new SpeciesWord(SpeciesKind.Mixture);
        if (Water().IsMatch(word))
            return new SpeciesWord(SpeciesKind.Hydride, Element.FromSymbol("O"));
        if (Parts().Match(word) is not { Success: true } match)
            return default;
        var letters = match.Groups["letters"].Value;
        var rest = match.Groups["rest"].Value;
        var element = ElementLabel.TryExact(Valence().Replace(letters, "$1"));
        if (IsAmount(letters, rest))
            return new SpeciesWord(SpeciesKind.Mixture);
        if (WaterHydrogen().IsMatch(word))
            return new SpeciesWord(SpeciesKind.Element, Element.FromSymbol("H"));
        if (GroupOf(letters + rest) is { Kind: not SpeciesKind.None } group)
        {
            var isInCapitals = element is not null && letters is [_, >= 'A' and <= 'Z'] && (formula?.Contains(element) ?? true);
            var isAmbiguous = formula is null && element is not null && GroupsInCapitals.Contains(element.Symbol);
            // PO4 and CO3 are no polonium and cobalt.
            return isInCapitals && !(isAmbiguous && rest is ("2" or "3" or "4"))
                ? new SpeciesWord(SpeciesKind.Element, element, IsGuess: isAmbiguous)
                : group;
        }

        return element is null
            ? default
            : WithRest(element, letters, rest, match.Groups["mass"].Value) with
            {
                IsGuess = formula is null && FamiliesInCapitals.Contains(letters),
            };
    }

    /// <summary>The element, where the word names one, or null.</summary>
    internal static Element? TryElement(ReadOnlySpan<char> text) =>
        Parse(text) is { Kind: SpeciesKind.Element, Element: var element } ? element : null;

    /// <summary>Why the word names no element.</summary>
    /// <param name="text">The word.</param>
    /// <param name="remedy">What to write instead, where it is nothing that is known.</param>
    internal string Problem(ReadOnlySpan<char> text, string remedy) => Kind switch
    {
        SpeciesKind.Mixture => $"the structure is disordered: {Excerpt.Quoted(text)} is no element but several or a part of one; "
            + "give an ordered structure",
        SpeciesKind.Hydride or SpeciesKind.Group =>
            $"{Excerpt.Quoted(text)} is no element but a group of atoms; give each atom a position of its own",
        _ => $"there is no element {Excerpt.Quoted(text)}; {remedy}",
    };

    // H1.25 is a potential of VASP for surfaces; every other number with decimals and without a charge is the part of a site.
    private static bool IsAmount(string letters, string rest)
    {
        if (Part().IsMatch(rest))
            return true;
        if (Amount().Match(rest) is not { Success: true } match || SpeciesMixture.IsOne(match.Groups["value"].ValueSpan))
            return false;
        return letters != "H" || !PseudoHydrogen().IsMatch(rest);
    }

    private static SpeciesWord WithRest(Element element, string letters, string rest, string mass)
    {
        if (Foreign().IsMatch(rest))
            return default;
        if (Second().Match(rest) is { Success: true } second && ElementLabel.TryExact(second.Groups["symbol"].ValueSpan) is { } other)
        {
            return other.Symbol == "H" && HeavyAtoms.Contains(element.Symbol)
                ? new SpeciesWord(SpeciesKind.Hydride, element)
                : new SpeciesWord(SpeciesKind.Group);
        }

        if (ElementLabel.IsHydrogenIsotope(letters))
            return new SpeciesWord(SpeciesKind.Element, element, letters is "D" or "d" ? 2 : 3);
        if (mass.Length == 0)
            return new SpeciesWord(SpeciesKind.Element, element);
        var massNumber = int.Parse(mass, CultureInfo.InvariantCulture);
        return StatedMasses.IsIsotope(element, massNumber) ? new SpeciesWord(SpeciesKind.Element, element, massNumber) : default;
    }

    // A formula of several elements in their usual case.
    private static SpeciesWord GroupOf(string word)
    {
        if (Formula().Match(word) is not { Success: true } match)
            return default;
        var symbols = match.Groups["symbol"].Captures;
        var amounts = match.Groups["amount"].Captures;
        if (symbols.Count < 2)
            return default;
        var elements = symbols.Select(symbol => symbol.Value is "D" or "T" ? "H" : symbol.Value).ToList();
        if (elements.Exists(symbol => Element.TryFromSymbol(symbol) is null))
            return default;
        var heavy = Enumerable.Range(0, elements.Count).Where(index => elements[index] != "H").ToList();
        return heavy is [var only] && HeavyAtoms.Contains(elements[only]) && amounts[only].Value is "" or "1"
            ? new SpeciesWord(SpeciesKind.Hydride, Element.FromSymbol(elements[only]))
            : new SpeciesWord(SpeciesKind.Group);
    }

    [GeneratedRegex(@"^[\[({]?(1\.0*|(?<mass>\d{1,3}))?(?<letters>[A-Za-z]+)(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\(?(Wat(er)?|OW)\d*[A-Za-z]?\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Water();

    [GeneratedRegex(@"^H[Ww]\d*[A-Za-z]?$")]
    private static partial Regex WaterHydrogen();

    // The scattering factors of atoms in their valence state.
    [GeneratedRegex("^(C|Si)val?$", RegexOptions.IgnoreCase)]
    private static partial Regex Valence();

    [GeneratedRegex(@"^(?<value>\d*\.\d+|\d+\.)(\(\d*\))?(?![\d(]*[+\-])")]
    private static partial Regex Amount();

    // "Na(0.5)" and "Na 0.5".
    [GeneratedRegex(@"[^\w.+\-]0?\.\d+\s*[\])]?\s*$|_0?\.\d+$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^1?\.\d+($|_)")]
    private static partial Regex PseudoHydrogen();

    // The rest of a formula with unknown amounts or of a word; "Fe1A", "Fe1up" and "Fe_up" are names of sites.
    [GeneratedRegex(@"^\d+[A-Z][A-Za-z]+|^\d+[+\-][A-Za-z]|\s[A-Za-z]")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"^\d*([-.](?<symbol>[A-Z][a-z]?)\d*$|_(?<symbol>[A-Z][a-z])\d*$|\((?<symbol>(?!(I|V)\))[A-Z][a-z]?)\d*\))")]
    private static partial Regex Second();

    [GeneratedRegex(@"^((?<symbol>[A-Z][a-z]?)(?<amount>\d*))+([+\-]\d*)?[\])}]?$")]
    private static partial Regex Formula();
}
