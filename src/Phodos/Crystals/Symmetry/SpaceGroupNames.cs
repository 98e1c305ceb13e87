using System.Text.RegularExpressions;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// The names that a setting is called by in files, each as a key without blanks, case and marks of subscripts.
/// Old names are in International Tables for Crystallography A (1983), Table 4.3.1; the e for a double glide plane came in 1992
/// (de Wolff et al., Acta Cryst. A 48, 727).
/// </summary>
internal static partial class SpaceGroupNames
{
    /// <summary>More characters than any way to write a name has; a longer text is not looked at.</summary>
    internal const int LongestName = 100;

    private const int FirstSpaceGroupWithBarredDiagonal = 200;

    /// <summary>
    /// The names of a setting as keys. The rank is 0 for its own names, more for those that it shares with better holders.
    /// </summary>
    internal static IEnumerable<(string Key, int Rank)> Of(SpaceGroupSetting setting)
    {
        var own = OwnNames(setting).Select(Key).Distinct().ToArray();
        return own.SelectMany(key => GlideNames(setting, key)).Concat([(Key(setting.ShortName), 1)]);
    }

    /// <summary>A name as written in a file: its key, and the choice of axes or origin that is appended, or none.</summary>
    internal static (string Key, string Choice) Split(string name)
    {
        var bare = name.Trim(' ', '\'', '"');
        if (Remark().Match(bare) is { Success: true } remark)
            return (Split(bare[..remark.Index]).Key, ChoiceInWords(bare[remark.Index..]));
        var parts = AppendedChoice().Match(bare);
        return (Key(parts.Groups["name"].Value), parts.Groups["choice"].Value.ToLowerInvariant());
    }

    /// <summary>Whether a setting is of the choice that is appended to a name.</summary>
    internal static bool IsChosen(SpaceGroupSetting setting, string choice) => choice switch
    {
        "" => true,
        "s" or "o1" or "1" => setting.Setting.StartsWith('1'),
        "z" or "o2" or "2" => setting.Setting.StartsWith('2'),
        _ => string.Equals(setting.Setting, choice, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>A Hall symbol with one blank between its parts, as they would run together without.</summary>
    internal static string HallKey(string hallSymbol) =>
        Blanks().Replace(hallSymbol.Replace('_', ' ').Trim(), " ")
            .Replace("''", "=", StringComparison.Ordinal).Replace('"', '=').ToLowerInvariant();

    /// <summary>The full symbol without the axes at right angles to planes: <c>P 2_1/n 2_1/m 2_1/a</c> becomes <c>P n m a</c>.</summary>
    internal static string WithoutAxesOfPlanes(string fullName) => AxisOfPlane().Replace(fullName, "");

    // "(origin choice 2)", "hexagonal axes", "unique axis b, cell choice 1", and none where the words say another thing.
    private static string ChoiceInWords(string remark)
    {
        var words = ChoiceWords().Match(remark);
        return words.Groups["origin"].Success ? words.Groups["origin"].Value
            : words.Groups["hexagonal"].Success ? "h"
            : words.Groups["rhombohedral"].Success ? "r"
            : (words.Groups["axis"].Value + words.Groups["cell"].Value).ToLowerInvariant();
    }

    private static IEnumerable<string> OwnNames(SpaceGroupSetting setting)
    {
        yield return setting.FullName;
        switch (CrystalSystems.OfSpaceGroup(setting.Number))
        {
            case CrystalSystem.Monoclinic:
                yield return setting.FullName.Replace(" 1", "", StringComparison.Ordinal);
                break;
            case CrystalSystem.Cubic when setting.Number >= FirstSpaceGroupWithBarredDiagonal:
                yield return setting.ShortName;
                yield return setting.ShortName.Replace(" -3", " 3", StringComparison.Ordinal);
                break;
            case CrystalSystem.Trigonal:
                yield return setting.ShortName;
                if (setting.FullName.Contains('/', StringComparison.Ordinal))
                    yield return setting.FullName.Replace(" -3", " 3", StringComparison.Ordinal);
                break;
            default:
                yield return setting.ShortName;
                break;
        }
    }

    // The e stands for two glides at once; old names have the letter of one, which one the axes of the setting say.
    private static IEnumerable<(string Key, int Rank)> GlideNames(SpaceGroupSetting setting, string key)
    {
        yield return (key, 0);
        if (!key.Contains('e', StringComparison.Ordinal))
            yield break;
        var usual = OldGlide(setting);
        foreach (var glide in "abc")
            yield return (key.Replace('e', glide), glide == usual ? 0 : 2);
    }

    // The glide of the usual setting, b in A b m 2 and A b a 2, a in C m c a, C m m a and C c c a, under its letter in the new axes.
    private static char OldGlide(SpaceGroupSetting setting)
    {
        var glide = setting.Number is 39 or 41 ? 'b' : 'a';
        var axes = setting.Setting.Trim('1', '2').Replace("-", "", StringComparison.Ordinal);
        return axes.Length == 0 ? glide : "abc"[axes.IndexOf(glide, StringComparison.Ordinal)];
    }

    private static string Key(string name) => Unsaid().Replace(name, "").Replace('−', '-').ToLowerInvariant();

    // After a colon anything; else only what no symbol ends with.
    [GeneratedRegex(@"^(?<name>.*?)(?:\s*:\s*(?<choice>[-\w]*)|\s*(?<choice>[HRSZhrsz]|[Oo][12]))?$", RegexOptions.Singleline)]
    private static partial Regex AppendedChoice();

    // Words behind a symbol, or its number in brackets: no symbol has three letters of these words in a row.
    [GeneratedRegex(
        @"[\s,;:(\[]+(origin|orig\b|cell\s+choice|choice|setting|unique|hex|rhomb|obv|axes|no\b|number|nr\b|it\b|#)"
        + @"|\s*[(\[]\s*\d{2,3}\s*[)\]]\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Remark();

    [GeneratedRegex(
        @"(origin|choice|setting)[\s.:=]*(?<origin>[12])\b|(?<hexagonal>hex)|(?<rhombohedral>rhomb)"
        + @"|axis\s*(?<axis>[abc])(\W*cell\s*choice\s*(?<cell>[123]))?",
        RegexOptions.IgnoreCase)]
    private static partial Regex ChoiceWords();

    // Blanks, and the marks of a subscript: 2_1, 2(1), 2~1~.
    [GeneratedRegex(@"[\s_()~]")]
    private static partial Regex Unsaid();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[2346](_[1-5])?/")]
    private static partial Regex AxisOfPlane();
}
