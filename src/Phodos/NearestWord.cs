namespace Phodos;

/// <summary>Finds what was meant by a word that is none: the known word that the fewest slips of a hand lead to.</summary>
public static class NearestWord
{
    private const int LettersPerSlip = 3;

    /// <summary>The known word nearest to another, whatever its case; the first of several.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What there is.</param>
    /// <returns>The word; null where none is near: more than one slip for every three letters.</returns>
    public static string? Of(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        return known.Select(candidate => (Word: candidate, Slips: Slips(Plain(word), Plain(candidate))))
            .Where(candidate => candidate.Slips * LettersPerSlip <= Math.Max(candidate.Word.Length, LettersPerSlip))
            .OrderBy(candidate => candidate.Slips)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    private static string Plain(string word) => word.Length <= 64 ? word.ToUpperInvariant() : word[..64].ToUpperInvariant();

    // Letters left out, added, changed, or two neighbours exchanged (Damerau 1964; optimal string alignment).
    private static int Slips(string first, string second)
    {
        var slips = new int[first.Length + 1, second.Length + 1];
        for (var row = 0; row <= first.Length; row++)
        {
            for (var column = 0; column <= second.Length; column++)
                slips[row, column] = row == 0 || column == 0 ? row + column : Least(row, column);
        }

        return slips[first.Length, second.Length];

        int Least(int row, int column)
        {
            var isSame = first[row - 1] == second[column - 1];
            var least = Math.Min(
                Math.Min(slips[row - 1, column], slips[row, column - 1]) + 1,
                slips[row - 1, column - 1] + (isSame ? 0 : 1));
            var areExchanged = row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1];
            return areExchanged ? Math.Min(least, slips[row - 2, column - 2] + 1) : least;
        }
    }
}
