using System.Text.RegularExpressions;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Formats.Cif;

/// <summary>All that a data block says of its space group: Hall symbol, Hermann-Mauguin names and number.</summary>
internal sealed partial class CifGroups
{
    private const int MaximumNameLength = 100;
    private const string NoTransform = "a,b,c;0,0,0";

    private CifGroups(IReadOnlyList<StatedGroup> stated, CifValue? unknown) => (Stated, Unknown) = (stated, unknown);

    /// <summary>What is known, the most exact first.</summary>
    internal IReadOnlyList<StatedGroup> Stated { get; }

    /// <summary>A name that reads like that of a setting but is none, so that the number alone does not say the axes; or null.</summary>
    internal CifValue? Unknown { get; }

    internal static CifGroups Read(CifBlock block, Lattice lattice)
    {
        var stated = new List<StatedGroup>();
        CifValue? unknown = null;
        var hasOtherAxes = block.FirstOf([CifTags.MagneticTransformTag]) is { } transform && transform.Text is not NoTransform;
        AddAll(hasOtherAxes ? [] : CifTags.MagneticGroups, MagneticName);

        // The paramagnetic phase may have another group.
        if (stated.Count > 0)
            return new CifGroups(stated, null);
        AddAll(CifTags.HallSymbols, HallSymbol);
        var code = block.FirstOf(CifTags.CoordinateSystemCodes)?.Text.ToString();
        AddAll(CifTags.GroupNames, text =>
        {
            var named = Named(text, code);
            return named.Count > 0 || !Symbol().IsMatch(text) ? named : GroupSetting.Centred(text, lattice);
        });
        if (stated.Count == 0)
        {
            unknown = CifTags.GroupNames.Select(tag => block.FirstOf([tag])).FirstOrDefault(
                value => value is { Text.Length: <= MaximumNameLength } && Symbol().IsMatch(value.Value.Text));
        }

        AddAll(CifTags.GroupNumbers, Numbered, areNumbers: true);
        return new CifGroups(stated, unknown);

        void AddAll(string[] tags, Func<string, IReadOnlyList<GroupSetting>> search, bool areNumbers = false)
        {
            foreach (var tag in tags)
            {
                if (block.FirstOf([tag]) is { Text.Length: <= MaximumNameLength } value
                    && search(value.Text.ToString()) is { Count: > 0 } settings)
                {
                    stated.Add(new StatedGroup(value, settings, areNumbers));
                }
            }
        }
    }

    private static IReadOnlyList<GroupSetting> HallSymbol(string text) =>
        SpaceGroupCatalog.Shared.WithHallSymbol(text) is { } setting ? [GroupSetting.Of(setting)] : [];

    // A Hall symbol is sometimes written where a Hermann-Mauguin name belongs.
    private static IReadOnlyList<GroupSetting> Named(string name, string? code)
    {
        var settings = SpaceGroupCatalog.Shared.Named(
            code is null || name.Contains(':', StringComparison.Ordinal) ? name : $"{name}:{code}");
        return settings.Count == 0 ? HallSymbol(name) : [.. settings.Select(GroupSetting.Of)];
    }

    private static IReadOnlyList<GroupSetting> Numbered(string text) =>
        CifNumber.TryParse(text, out var number)
        && number.Value is >= 1 and <= SpaceGroupCatalog.TypeCount && double.IsInteger(number.Value)
            ? GroupSetting.Numbered((int)number.Value)
            : [];

    // The atoms of a magnetic group have the symmetry of its name without the primes, which mark time reversal.
    // A group with a subscript, such as P_c, has translations beyond those of that name.
    private static IReadOnlyList<GroupSetting> MagneticName(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length > 1 && trimmed[1] == '_')
            return [];
        // The grey group P2 is P21', the group with a primed screw axis P2_1'.
        if (trimmed is [.., not ('_' or '-'), '1', '\''])
            trimmed = trimmed[..^2];
        return [.. SpaceGroupCatalog.Shared.Named(trimmed.Replace("'", "", StringComparison.Ordinal)).Select(GroupSetting.Of)];
    }

    // The letter of a lattice, then axes and planes, then perhaps a remark. No word such as "unknown" or "fcc" is one.
    [GeneratedRegex(@"^(?=.*[\dmn])[\s'""]*[ABCFHIPRabcfhipr][\s_]*-?[1-6abcdemn][-1-6abcdemn/_\s~()]*([\s:,;(\[].*|[HRSZ'""]*)$")]
    private static partial Regex Symbol();
}
