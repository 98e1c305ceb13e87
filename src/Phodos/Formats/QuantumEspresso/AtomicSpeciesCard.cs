using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The card ATOMIC_SPECIES: the element of each label.</summary>
internal sealed class AtomicSpeciesCard
{
    private readonly Dictionary<string, Element> _elements = new(StringComparer.Ordinal);
    private readonly StatedMasses _masses = new();
    private readonly List<string> _readOtherwise = [];

    private AtomicSpeciesCard()
    {
    }

    /// <summary>What is said of the labels and the masses of the species.</summary>
    internal IEnumerable<string> Warnings => _readOtherwise.Concat(_masses.Warnings());

    internal static AtomicSpeciesCard Read(TextLines lines, int count)
    {
        var card = new AtomicSpeciesCard();
        for (var index = 0; index < count; index++)
        {
            const string Expected = "a species: label, mass, pseudopotential";
            lines.MoveToWords($"species {index + 1} of {count} (ntyp)");
            var mass = lines.NumberAt(1, Expected);
            var label = lines.Word(0).ToString();
            var file = lines.WordCount > 2 ? lines.Word(2).ToString() : "";
            var element = ElementOf(label, mass, file)
                ?? throw lines.Fault(
                    SpeciesWord.Parse(label).Problem(label, "begin the label with a symbol, such as Fe1"));
            if (!card._elements.TryAdd(label, element))
                throw lines.Fault($"the species {Excerpt.Quoted(label)} is listed twice");
            if (ElementLabel.TryExact(Letters(label)) is { } named && named != element && Letters(label) == named.Symbol)
            {
                card._readOtherwise.Add(
                    $"line {lines.Number}: the label {Excerpt.Quoted(label)} is read as {element} and not as {named}, as its "
                    + $"pseudopotential {Excerpt.Quoted(file)} is called");
            }

            card._masses.Add(element, SpeciesWord.Parse(label).MassNumber, label, lines.Number);
            card._masses.Add(element, mass, lines.Number);
        }

        return card;
    }

    /// <summary>The element of a label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="line">The line that it stands on.</param>
    internal Element Find(string label, int line) => _elements.GetValueOrDefault(label)
        ?? throw new InvalidInputException($"the species {Excerpt.Quoted(label)} is not in ATOMIC_SPECIES", line: line);

    /// <summary>The element that a label stands for, a symbol with a number or a letter, or null.</summary>
    /// <param name="label">The label.</param>
    /// <param name="mass">Its mass (unified atomic mass units), which tells what 'Oh' is.</param>
    /// <param name="pseudopotential">
    /// The file of its pseudopotential, mostly named by the element, such as C.pbe-n-kjpaw.UPF: it tells whether 'Co' is cobalt or a
    /// carbon 'o'. Empty where it is not known.
    /// </param>
    internal static Element? ElementOf(string label, double mass, string pseudopotential)
    {
        var kind = SpeciesWord.Parse(label).Kind;
        if (kind == SpeciesKind.Mixture)
            return null;
        var letters = Letters(label);
        var ofFile = ElementLabel.TryExact(Letters(Path.GetFileName(pseudopotential)));
        // T1 is a site, unless all else speaks of hydrogen.
        var exact = letters is "T" && ofFile?.Symbol is not "H" && mass < 2.5 ? null : ElementLabel.TryExact(letters);
        List<Element> candidates = exact is null || letters.Length == 2 ? [.. Prefixes(letters)] : [exact];
        if (ofFile is not null && candidates.Contains(ofFile))
            return ofFile;
        if (kind == SpeciesKind.Element && exact is not null)
            return exact;
        return candidates.Find(candidate => StatedMasses.IsNatural(candidate, mass))
            ?? (candidates.Count == 0 ? ofFile : null);
    }

    private static IEnumerable<Element> Prefixes(string letters)
    {
        foreach (var length in new[] { 2, 1 })
        {
            if (letters.Length >= length && letters[..length] != "T" && ElementLabel.TryExact(letters.AsSpan(0, length)) is { } element)
                yield return element;
        }
    }

    private static string Letters(string word) => new([.. word.TakeWhile(char.IsAsciiLetter)]);
}
