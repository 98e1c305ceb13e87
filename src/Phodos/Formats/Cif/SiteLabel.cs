using System.Globalization;
using System.Text.RegularExpressions;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>
/// The element of a site label where the file gives no type symbol: a symbol with digits and marks behind it, such as <c>Na1</c>.
/// Labels with the name of a place behind the symbol, such as <c>OA1</c> and <c>SiT</c>, and symbols whose capitals are used for other
/// things are guesses. Nothing is read that is not in the formula of the file.
/// </summary>
internal static partial class SiteLabel
{
    // Letters behind a symbol that can be the name of a place, as in the feldspars' Oco and AlTm.
    private const int MaximumTail = 2;

    // Sites that begin like an element and are none: vacancies, dummies, centroids, and places.
    private static readonly string[] NoElements =
    [
        "Va", "Vac", "Vc", "Du", "Dum", "Cg", "Ct", "Cnt", "Cen", "Oct", "Tet", "Tri", "Cub", "Pyr", "Cat", "Ani", "Ion", "Hal", "Met",
        "Pos", "Int",
    ];

    // Two atoms.
    private static readonly string[] Groups = ["CN", "NO", "SO"];

    // The hydroxyl, the rare earths, the carbonyl, the phosphate and the transition metals, or holmium, rhenium and so on.
    private static readonly string[] AmbiguousCapitals = ["HO", "RE", "CO", "PO", "TM"];

    private static readonly Element Oxygen = Element.FromSymbol("O");
    private static readonly Element Nitrogen = Element.FromSymbol("N");

    /// <summary>The element of a label, or null where it names none.</summary>
    /// <param name="label">The label.</param>
    /// <param name="formula">The elements of the formula of the file, or null.</param>
    internal static SiteSpecies? Read(string label, IReadOnlySet<Element>? formula)
    {
        bool Fits(Element? element) => element is not null && (formula is null || formula.Contains(element));
        if (HeavyAtom(label) is { } heavy)
            return Fits(heavy) ? new SiteSpecies(heavy, LacksHydrogen: true) : null;
        var match = Parts().Match(label);
        var letters = match.Groups["letters"].Value;
        if (letters.Length == 0 || Several().IsMatch(label) || NoElements.Contains(letters, StringComparer.OrdinalIgnoreCase))
            return null;
        if (Symbol(letters) is { } exact && Fits(exact))
        {
            var massNumber = MassNumber(letters, match.Groups["mass"].ValueSpan);
            if (massNumber is { } mass && !StatedMasses.IsIsotope(exact, mass))
                return null;
            return new SiteSpecies(
                exact, massNumber, IsGuess: formula is null && AmbiguousCapitals.Contains(letters), Rival: Rival(letters));
        }

        // W1 is water where nothing of tungsten is in the formula.
        if (letters == "W" && formula is not null)
            return Fits(Oxygen) ? new SiteSpecies(Oxygen, LacksHydrogen: true) : null;
        // Na1 is sodium or nothing, whatever the formula; NA1 may be a nitrogen A.
        if (Symbol(letters) is { } symbol && symbol.Symbol == letters)
            return null;
        var guess = formula is null ? Unaided(letters) : Prefixes(letters, formula).FirstOrDefault(Fits);
        return guess is null
            ? null
            : new SiteSpecies(guess, MassNumber(letters.AsSpan(0, 1), ""), IsGuess: !WaterHydrogen().IsMatch(letters));
    }

    /// <summary>The atom that a label such as <c>OH1</c>, <c>Wat2</c> or <c>NH4</c> places, without its hydrogen atoms, or null.</summary>
    internal static Element? HeavyAtom(string label) =>
        OxygenWithHydrogen().IsMatch(label) ? Oxygen : NitrogenWithHydrogen().IsMatch(label) ? Nitrogen : null;

    /// <summary>
    /// Whether a label such as <c>Na1</c> names another element than that of its type symbol. Of symbols of one letter, and of labels that
    /// begin with the right one, such as <c>Ca1</c> of a carbon atom, nothing is said: they may be names of places.
    /// </summary>
    internal static bool IsOtherElement(string label, Element element) =>
        PlainLabel().Match(label) is { Success: true } match
        && Symbol(match.Groups["symbol"].ValueSpan) is { } named
        && named != element
        && !label.StartsWith(element.Symbol, StringComparison.Ordinal);

    /// <summary>Whether a label is that of deuterium, such as <c>D1</c>.</summary>
    internal static bool IsDeuterium(string label) => Deuterium().IsMatch(label);

    // T is a place, of silicon mostly, and no tritium; Cn is the centre of a cyanide and no copernicium.
    private static Element? Symbol(ReadOnlySpan<char> letters) =>
        letters is not ("T" or "t") && ElementLabel.TryExact(letters) is { AtomicNumber: <= ElementLabel.LastOfCrystals } element
            ? element
            : null;

    private static int? MassNumber(ReadOnlySpan<char> letters, ReadOnlySpan<char> stated)
    {
        if (letters is "D" or "d")
            return 2;
        return stated.IsEmpty ? null : int.Parse(stated, CultureInfo.InvariantCulture);
    }

    // CA1 is calcium or an alpha carbon, W1 tungsten or water.
    private static Element? Rival(string letters) => letters switch
    {
        "W" => Element.FromSymbol("H"),
        [var first, >= 'A' and <= 'Z'] => Symbol([first]),
        _ => null,
    };

    // A symbol and one capital, of which no other reading is an element: OA, HN, SiT; not Oct, nor Ch for chalcogen.
    private static Element? Unaided(string letters) => letters switch
    {
        [>= 'A' and <= 'Z', >= 'a' and <= 'z', >= 'A' and <= 'Z'] => Symbol(letters.AsSpan(0, 2)),
        "Hw" or "Dw" => Element.FromSymbol("H"),
        [>= 'A' and <= 'Z' and not 'W', >= 'A' and <= 'Z'] when ElementLabel.TryExact(letters) is null && !Groups.Contains(letters) =>
            Symbol(letters.AsSpan(0, 1)),
        _ => null,
    };

    private static IEnumerable<Element> Prefixes(string letters, IReadOnlySet<Element> formula)
    {
        // AlSi is a mixture; AlTm is no thulium.
        if (TwoSymbols().IsMatch(letters) && ElementLabel.TryExact(letters.AsSpan(2)) is { } second && formula.Contains(second))
            yield break;
        if (letters.Length is > 2 and <= 2 + MaximumTail && Symbol(letters.AsSpan(0, 2)) is { } two)
            yield return two;
        if (letters.Length is > 1 and <= 1 + MaximumTail && Symbol(letters.AsSpan(0, 1)) is { } one)
            yield return one;
    }

    [GeneratedRegex(@"^[\W_]*(?<mass>\d{1,3})?(?<letters>[A-Za-z]*)")]
    private static partial Regex Parts();

    [GeneratedRegex("^([Ww][Aa][Tt]|[HD]2O|HOH|OH|OW|O[hw](?![a-z])|O-[Hh]|O[(]H)")]
    private static partial Regex OxygenWithHydrogen();

    [GeneratedRegex("^N[HD](?![a-z])")]
    private static partial Regex NitrogenWithHydrogen();

    [GeneratedRegex(@"^(?<symbol>[A-Z][a-z])\d*$")]
    private static partial Regex PlainLabel();

    // Si1Al1 and Ti-Nb; C-H is a hydrogen of a carbon atom, or the other way round.
    [GeneratedRegex(@"^[A-Z][a-z]?\d+[A-Z][a-z]|^[A-Z][a-z]?\d*[-.][A-Z][a-z](?![a-z])")]
    private static partial Regex Several();

    [GeneratedRegex("^D[0-9]*[A-Za-z]?$")]
    private static partial Regex Deuterium();

    [GeneratedRegex("^[HD][Ww]")]
    private static partial Regex WaterHydrogen();

    [GeneratedRegex("^[A-Z][a-z][A-Z][a-z]$")]
    private static partial Regex TwoSymbols();
}
