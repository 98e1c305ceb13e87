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
internal static class PoscarSpecies
{
    /// <summary>
    /// The species from the current line on, or null where it already holds the numbers of atoms (VASP 4). VASP breaks a long list over
    /// several lines; the current line becomes that of the numbers.
    /// </summary>
    internal static ImmutableArray<Element>? ReadLabels(TextLines lines)
    {
        if (lines.Words.Length == 0)
            throw lines.Fault("expected the species or the number of atoms of each, found an empty line");
        if (IsNumber(lines.Words[0]))
            return null;
        var labels = ImmutableArray.CreateBuilder<Element>();
        do
        {
            foreach (var word in lines.Words)
            {
                labels.Add(ElementLabel.TryTypeSymbol(word)
                    ?? throw lines.Fault($"there is no element {Excerpt.Quoted(word)}; write symbols such as Na Cl"));
                if (labels.Count > Crystal.MaximumAtoms)
                    throw lines.Fault($"the file names more than {Crystal.MaximumAtoms} species");
            }

            lines.MoveNext("the number of atoms of each species");
        }
        while (lines.Words.Length > 0 && !IsNumber(lines.Words[0]));
        return labels.ToImmutable();
    }

    /// <summary>The element that is named behind the position of an atom, or null.</summary>
    /// <param name="words">The words of the atom's line.</param>
    /// <param name="isSelective">Whether three flags of the selective dynamics stand between.</param>
    internal static Element? OfAtom(string[] words, bool isSelective)
    {
        var place = isSelective ? 6 : 3;
        // Flags stay in many a file whose line 'Selective dynamics' was taken out: 'F' is not fluorine there.
        var isFlag = words.Length >= 6 && words.AsSpan(3, 3).IndexOfAnyExcept("T", "F") < 0;
        return place >= words.Length || (isFlag && !isSelective) ? null : ElementLabel.TryTypeSymbol(words[place]);
    }

    /// <summary>The element of each atom.</summary>
    /// <param name="labels">The species line, or null.</param>
    /// <param name="counts">The number of atoms of each species.</param>
    /// <param name="named">The element that is named behind the position of each atom, or null.</param>
    /// <param name="comment">The first line of the file.</param>
    /// <param name="countsLine">The line of the numbers of atoms.</param>
    internal static ImmutableArray<Element> Resolve(
        ImmutableArray<Element>? labels, List<int> counts, List<Element?> named, string comment, int countsLine)
    {
        if (labels is null && !named.Contains(null))
            return [.. named.Select(element => element!)];

        var ofCounts = labels ?? NamedInComment(comment, counts) ?? throw new InvalidInputException(
            "this VASP 4 file does not name its species; write a line such as 'Na Cl' above the numbers of atoms", line: countsLine);
        return [.. ofCounts.SelectMany((element, index) => Enumerable.Repeat(element, counts[index]))];
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

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]) || word[0] is '-' or '+';
}
