using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>Reads the words that name the species of one file, and keeps what has to be said of them.</summary>
/// <param name="remedy">What to write instead of a word that names no element.</param>
internal sealed class SpeciesReader(string remedy)
{
    // A file of many atoms names few species.
    private const int MaximumKnown = 200;

    private readonly Dictionary<string, Element> _known = new(StringComparer.Ordinal);
    private readonly List<string> _guesses = [];

    /// <summary>The masses that the file states.</summary>
    internal StatedMasses Masses { get; } = new();

    /// <summary>The element that a word names.</summary>
    /// <exception cref="InvalidInputException">The word names no element; the line is given.</exception>
    internal Element Read(ReadOnlySpan<char> word, int line)
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(word, out var before))
            return before;
        var species = SpeciesWord.Parse(word);
        if (species is not { Kind: SpeciesKind.Element, Element: { } element })
            throw new InvalidInputException(species.Problem(word, remedy), line: line);
        Masses.Add(element, species.MassNumber, word, line);
        if (species.IsGuess)
            _guesses.Add($"line {line}: {Excerpt.Quoted(word)} is read as {element}; write each atom of a group by itself");
        if (_known.Count < MaximumKnown)
            known[word] = element;
        return element;
    }

    /// <summary>What was guessed, and the masses that the crystal does not have; one line each.</summary>
    internal IEnumerable<string> Warnings() => _guesses.Distinct().Take(1).Concat(Masses.Warnings());
}
