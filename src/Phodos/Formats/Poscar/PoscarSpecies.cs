using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>
/// The species of a POSCAR. VASP 5 writes them on a line of their own; in
/// VASP 4 they stand behind the positions or in the comment, if anywhere. A name may be that of a potential: Na_sv_GW, H.5 or,
/// with the hash of VASP 6, Na/1a2b3c.
/// </summary>
internal sealed class PoscarSpecies
{
    private readonly SpeciesReader _reader = new("write symbols such as Na Cl");
    private readonly List<Element?> _named = [];
    private ImmutableArray<Element>? _line;
    private int _speciesLine;

    /// <summary>The number of species that the file names on their own line, or null in VASP 4.</summary>
    internal int? Count => _line?.Length;

    /// <summary>
    /// Reads the species from the current line on, unless it already holds the numbers of atoms (VASP 4). VASP breaks a long list over
    /// several lines; the current line becomes that of the numbers.
    /// </summary>
    internal void ReadLine(TextLines lines)
    {
        if (lines.WordCount == 0)
            throw lines.Fault("expected the species or the number of atoms of each, found an empty line");
        if (IsNumber(lines.Word(0)))
            return;
        _speciesLine = lines.Number;
        var labels = ImmutableArray.CreateBuilder<Element>();
        do
        {
            for (var index = 0; index < lines.WordCount; index++)
            {
                labels.Add(_reader.Read(lines.Word(index), lines.Number));
                if (labels.Count > Crystal.MaximumAtoms)
                    throw lines.Fault($"the file names more than {Crystal.MaximumAtoms} species");
            }

            lines.MoveNext("the number of atoms of each species");
        }
        while (lines.WordCount > 0 && !IsNumber(lines.Word(0)));
        _line = labels.ToImmutable();
    }

    /// <summary>Reads the name, if any, behind the position of an atom.</summary>
    /// <param name="lines">The lines, at that of the atom.</param>
    /// <param name="isSelective">Whether three flags of the selective dynamics stand between.</param>
    internal void ReadAtom(TextLines lines, bool isSelective)
    {
        var place = isSelective ? 6 : 3;
        // Flags stay in many a file whose line 'Selective dynamics' was taken out: 'F' is not fluorine there.
        var isFlag = !isSelective && lines.WordCount >= 6 && IsFlag(3) && IsFlag(4) && IsFlag(5);
        _named.Add(place >= lines.WordCount || isFlag ? null : Named(lines.Word(place), lines.Number));
        bool IsFlag(int index) => lines.Word(index) is "T" or "F";
    }

    /// <summary>The element of each atom.</summary>
    /// <param name="counts">The number of atoms of each species.</param>
    /// <param name="comment">The first line of the file.</param>
    /// <param name="countsLine">The line of the numbers of atoms.</param>
    /// <param name="warnings">Takes what the names contradict, and what is said of isotopes.</param>
    internal ImmutableArray<Element> Resolve(List<int> counts, string comment, int countsLine, List<string> warnings)
    {
        warnings.AddRange(_reader.Warnings());
        if (_line is null && !_named.Contains(null))
            return [.. _named.Select(element => element!)];

        var ofCounts = _line ?? NamedInComment(comment, counts) ?? throw new InvalidInputException(
            "this VASP 4 file does not name its species; write a line such as 'Na Cl' above the numbers of atoms", line: countsLine);
        ImmutableArray<Element> species = [.. ofCounts.SelectMany((element, index) => Enumerable.Repeat(element, counts[index]))];
        var contradicted = Enumerable.Range(0, species.Length).Where(atom => _named[atom] is { } name && name != species[atom]).ToList();
        if (contradicted is [var first, ..])
        {
            warnings.Add(
                $"line {(_line is null ? 1 : _speciesLine)}: {contradicted.Count} of {species.Length} atoms are labelled otherwise than "
                + $"the list of species says, as atom {first + 1}: {species[first]} in the list, {_named[first]} behind its position; "
                + "the list is used");
        }

        return species;
    }

    // A remark behind a position may be any word, a Wyckoff letter too; what stands for several atoms is no remark.
    private Element? Named(ReadOnlySpan<char> word, int line)
    {
        if (_line is not null && (!char.IsAsciiLetterUpper(word[0]) || word is "T"))
            return null;
        return SpeciesWord.Parse(word).Kind == SpeciesKind.None ? null : _reader.Read(word, line);
    }

    // Only a comment that is nothing but species counts, such as 'Na Cl' or 'Na4 Cl4': 'I made this' does not name iodine.
    private static ImmutableArray<Element>? NamedInComment(string comment, List<int> counts)
    {
        var words = comment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != counts.Count)
            return null;
        var elements = words.Select((word, index) =>
        {
            var number = counts[index].ToString(CultureInfo.InvariantCulture);
            return ElementLabel.TryExact(word)
                ?? (word.EndsWith(number, StringComparison.Ordinal) ? ElementLabel.TryExact(word.AsSpan()[..^number.Length]) : null);
        }).ToList();
        return elements.Contains(null) ? null : [.. elements.Select(element => element!)];
    }

    // 7Li is no number.
    private static bool IsNumber(ReadOnlySpan<char> word) =>
        (char.IsAsciiDigit(word[0]) || word[0] is '-' or '+') && SpeciesWord.Parse(word).Kind != SpeciesKind.Element;
}
