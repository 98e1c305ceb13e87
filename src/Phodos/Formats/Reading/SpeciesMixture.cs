using System.Buffers;
using System.Text.RegularExpressions;

namespace Phodos.Formats.Reading;

/// <summary>
/// Words that put several elements, or a part of one, on a site: <c>Nb,Zr</c>, <c>Mn|Fe</c>, <c>Na + vac</c>, <c>50% Na</c>, and
/// <c>0.648(4)Mn + 0.352(4)Fe</c> as the Pauling File writes it.
/// </summary>
internal static partial class SpeciesMixture
{
    private const double FullTolerance = 1e-3;

    private static readonly char[] Separators = [' ', '\t', '\n', ',', ';', '/', '|', '%', '&', '+', ':', '='];
    private static readonly SearchValues<char> AnySeparator = SearchValues.Create(Separators);
    private static readonly string[] Vacancies = ["va", "vac", "vc", "vacancy", "vacancies", "void", "empty", "□"];

    internal static bool Holds(string word)
    {
        if (LeadingAmount().Match(word) is { Success: true } amount && !IsOne(amount.Value))
            return true;
        // "Na + X": what stands behind such a sign is a second species, whatever it is. The plus of "Fe3+" has nothing behind it.
        if (word.Contains('□', StringComparison.Ordinal) || SecondSpecies().IsMatch(word))
            return true;
        if (word.AsSpan().IndexOfAny(AnySeparator) < 0)
            return false;
        // Of "Cu (I)" the I is no iodine.
        var parts = RomanNumber().Replace(word, "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var species = parts.Count(IsSpecies);
        return species > 1 || (species == 1 && word.Contains('%', StringComparison.Ordinal));
    }

    /// <summary>Whether an amount is that of a full site.</summary>
    internal static bool IsOne(ReadOnlySpan<char> amount) =>
        InvariantNumber.TryParse(amount.TrimEnd('.'), out var value) && Math.Abs(value - 1) <= FullTolerance;

    private static bool IsSpecies(string part) =>
        Vacancies.Contains(part.Trim('(', ')', '[', ']'), StringComparer.OrdinalIgnoreCase)
        || (Species().Match(part) is { Success: true } match && ElementLabel.TryExact(match.Groups["symbol"].ValueSpan) is not null);

    [GeneratedRegex(@"^\(?\d*\.\d+")]
    private static partial Regex LeadingAmount();

    [GeneratedRegex(@"[|,;&\\=@~^]\s*[A-Za-z]|\s\+\s*[A-Za-z]")]
    private static partial Regex SecondSpecies();

    [GeneratedRegex(@"\([IV]+\)")]
    private static partial Regex RomanNumber();

    [GeneratedRegex(@"^[\[(]?[\d.]*(\(\d+\))?\*?(?<symbol>[A-Z][A-Za-z]?)[\d.()+\-]*[\])]?\d*$")]
    private static partial Regex Species();
}
