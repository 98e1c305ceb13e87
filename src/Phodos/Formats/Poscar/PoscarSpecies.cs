using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Poscar;

/// <summary>
/// The species of a POSCAR. VASP 5 writes them on a line of their own; in
/// VASP 4 they stand behind the positions or in the comment, if anywhere.
/// </summary>
internal static class PoscarSpecies
{
    /// <summary>The species of the current line, or null where the line already holds the numbers of atoms (VASP 4).</summary>
    internal static ImmutableArray<Element>? ReadLabels(PoscarLines lines)
    {
        if (lines.Words.Length == 0)
            throw lines.Fault("expected the species or the number of atoms of each, found an empty line");
        if (char.IsAsciiDigit(lines.Words[0][0]) || lines.Words[0][0] is '-' or '+')
            return null;
        return
        [
            .. lines.Words.Select(word =>
                TryParse(word) ?? throw lines.Fault($"there is no element {Excerpt.Quoted(word)}; write symbols such as Na Cl")),
        ];
    }

    /// <summary>The element of each atom.</summary>
    /// <param name="labels">The species line, or null.</param>
    /// <param name="counts">The number of atoms of each species.</param>
    /// <param name="trailing">The word behind the position of each atom, or null.</param>
    /// <param name="comment">The first line of the file.</param>
    /// <param name="countsLine">The line of the numbers of atoms.</param>
    internal static ImmutableArray<Element> Resolve(
        ImmutableArray<Element>? labels, List<int> counts, List<string?> trailing, string comment, int countsLine)
    {
        if (labels is null)
        {
            var ofAtoms = trailing.ConvertAll(word => word is null ? null : TryParse(word));
            if (!ofAtoms.Contains(null))
                return [.. ofAtoms.Select(element => element!)];
        }

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

    // The name of a potential: Na, Na_pv, Na_sv_GW or, with the hash of VASP 6, Na/1a2b3c.
    private static Element? TryParse(string word)
    {
        var end = word.AsSpan().IndexOfAny('_', '/');
        return ElementLabel.TryExact(end < 0 ? word : word.AsSpan(0, end));
    }
}
