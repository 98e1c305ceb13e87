using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The card ATOMIC_SPECIES: the element of each label.</summary>
internal sealed class AtomicSpeciesCard
{
    private readonly Dictionary<string, Element> _elements = new(StringComparer.Ordinal);

    private AtomicSpeciesCard()
    {
    }

    internal static AtomicSpeciesCard Read(TextLines lines, int count)
    {
        var card = new AtomicSpeciesCard();
        for (var index = 0; index < count; index++)
        {
            const string Expected = "a species: label, mass, pseudopotential";
            lines.MoveToWords($"species {index + 1} of {count} (ntyp)");
            lines.NumberAt(1, Expected);
            var label = lines.Words[0];
            var element = ElementOf(label, lines.Words.ElementAtOrDefault(2))
                ?? throw lines.Fault($"there is no element {Excerpt.Quoted(label)}; begin the label with a symbol, such as Fe1");
            if (!card._elements.TryAdd(label, element))
                throw lines.Fault($"the species {Excerpt.Quoted(label)} is listed twice");
        }

        return card;
    }

    /// <summary>The element of a label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="line">The line that it stands on.</param>
    internal Element Find(string label, int line) => _elements.GetValueOrDefault(label)
        ?? throw new InvalidInputException($"the species {Excerpt.Quoted(label)} is not in ATOMIC_SPECIES", line: line);

    // A label is a symbol with a number or a letter. Whether 'Co' is cobalt or a carbon 'o', the pseudopotential tells, which
    // is mostly named by its element, such as C.pbe-n-kjpaw.UPF.
    private static Element? ElementOf(string label, string? pseudopotential)
    {
        var file = Path.GetFileName(pseudopotential);
        var ofFile = file is null ? null : ElementLabel.TryTypeSymbol(file);
        return ElementLabel.TrySiteLabel(label, ofFile is null ? new HashSet<Element>() : new HashSet<Element> { ofFile }) ?? ofFile;
    }
}
