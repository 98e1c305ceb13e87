using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>
/// The masses that a structure file states or means (atomic mass units). A crystal has the natural masses of its elements: what the
/// file has instead, an isotope or another element's mass, is said.
/// </summary>
internal sealed class StatedMasses
{
    private const int MaximumWarnings = 5;

    // Files round masses, also to whole numbers; this much shifts a frequency by less than 1 %.
    private const double RelativeTolerance = 0.015;
    private const double RoundingTolerance = 0.6;

    // The isotope of an element without stable ones is a convention.
    private const double UnstableTolerance = 0.03;

    private readonly Dictionary<(Element Element, double Mass), string> _warnings = [];

    /// <summary>Takes the mass number, if any, that a word of the file names.</summary>
    internal void Add(Element? element, int? massNumber, ReadOnlySpan<char> word, int line)
    {
        if (element is not null && massNumber is { } mass)
            Keep(element, mass, Excerpt.Of(word), line);
    }

    /// <summary>Takes the mass that the file gives to an element. Zero and one stand for no mass.</summary>
    internal void Add(Element element, double mass, int line)
    {
        if (mass is not (0 or 1))
            Keep(element, mass, FormattableString.Invariant($"{element.Symbol} of mass {mass:G6}"), line);
    }

    /// <summary>What is said of the masses, one line each.</summary>
    internal IEnumerable<string> Warnings() => _warnings.Values;

    /// <summary>Whether a mass may be that of an isotope of the element.</summary>
    internal static bool IsIsotope(Element element, double mass) =>
        Math.Abs(mass - element.AtomicMass) <= Math.Min(2 + 0.15 * element.AtomicMass, 12) && mass > 0.9;

    private void Keep(Element element, double mass, string name, int line)
    {
        var key = (element, Math.Round(mass));
        if (IsNatural(element, mass) || _warnings.Count >= MaximumWarnings || _warnings.ContainsKey(key))
            return;
        _warnings.Add(key, $"line {line}: {Describe(element, mass, name)}");
    }

    private static string Describe(Element element, double mass, string name)
    {
        const string Effect = "natural masses are used, so frequencies and C_V are not those of the";
        if (element.Symbol == "H" && mass is > 1.9 and < 3.2)
            return $"{name} is read as hydrogen: {Effect} {(mass < 2.5 ? "deuterated" : "tritiated")} crystal";
        if (Other(element, mass) is { } other)
        {
            return FormattableString.Invariant(
                $"{name} contradicts the element: its mass is {element.AtomicMass:G6}, and {mass:G6} is the mass of {other.Symbol}; ")
                + $"{element.Symbol} of natural mass is read";
        }

        return IsIsotope(element, mass)
            ? $"{name} is an isotope and read as natural {element.Symbol}: {Effect} enriched crystal"
            : FormattableString.Invariant($"{name} contradicts the element, whose mass is {element.AtomicMass:G6}; ")
                + "the natural mass is used";
    }

    /// <summary>Whether a mass is the natural one of the element, as files round it.</summary>
    internal static bool IsNatural(Element element, double mass)
    {
        var difference = Math.Abs(mass - element.AtomicMass);
        return difference <= (IsUnstable(element) ? UnstableTolerance : RelativeTolerance) * element.AtomicMass
            || (difference <= RoundingTolerance && double.IsInteger(mass));
    }

    private static bool IsUnstable(Element element) => element.AtomicNumber is 43 or 61 or (>= 84 and not (90 or 92));

    // The other element whose mass it is.
    private static Element? Other(Element element, double mass)
    {
        var nearest = Element.All.MinBy(candidate => Math.Abs(candidate.AtomicMass - mass))!;
        return nearest != element && Math.Abs(nearest.AtomicMass - mass) <= 5e-4 * mass ? nearest : null;
    }
}
