using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Formats.Cif;

/// <summary>
/// The symmetry operations of the space group that a data block names without listing operators. The most exact name that is known
/// decides: the Hall symbol, the Hermann-Mauguin name, then the number.
/// </summary>
internal static class CifSpaceGroup
{
    private const int MaximumNameLength = 100;
    private const string NoTransform = "a,b,c;0,0,0";

    internal static List<SymmetryOperation> Read(CifBlock block, Lattice lattice, List<string> warnings)
    {
        if (Settings(block) is var (stated, settings))
        {
            var setting = Choose(settings, lattice);
            var operations = SpaceGroupCatalog.Shared.Operations(setting);
            if (operations.Length > 1)
            {
                warnings.Add(
                    $"line {stated.Line}: the file lists no symmetry operators; those of space group {setting.Number}, "
                    + $"{setting.FullName}{(setting.Setting.Length > 0 ? $" (setting {setting.Setting})" : "")}, are taken");
            }

            if (!CellSymmetry.Fits(operations, lattice))
            {
                warnings.Add(
                    $"line {stated.Line}: space group {Excerpt.Quoted(stated.Text)} does not fit the cell; check its lengths and angles");
            }

            return [.. operations];
        }

        if (block.FirstOf([.. CifTags.Groups, .. CifTags.MagneticGroups]) is { } unknown)
        {
            throw new InvalidInputException(
                $"the file lists no symmetry operators, and no space group is called {Excerpt.Quoted(unknown.Text)}; "
                + "add the loop _space_group_symop_operation_xyz",
                line: unknown.Line);
        }

        warnings.Add($"line {block.Line}: the file gives no symmetry; its sites are taken as all atoms of the cell");
        return [SymmetryOperation.Identity];
    }

    /// <summary>The name or number of the space group that the file gives, or null where that is P1 or nothing.</summary>
    internal static CifValue? Stated(CifBlock block)
    {
        foreach (var tag in CifTags.Groups)
        {
            if (block.FirstOf([tag]) is { } value && !IsP1(value.Text))
                return value;
        }

        return null;
    }

    private static bool IsP1(ReadOnlySpan<char> group)
    {
        var name = group.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return name is "1" or "P1" or "p1";
    }

    private static (CifValue Stated, IReadOnlyList<SpaceGroupSetting> Settings)? Settings(CifBlock block)
    {
        var catalog = SpaceGroupCatalog.Shared;
        var code = block.FirstOf(CifTags.CoordinateSystemCodes)?.Text.ToString();
        var hasOtherAxes = block.FirstOf([CifTags.MagneticTransformTag]) is { } transform && transform.Text is not NoTransform;
        return Find(hasOtherAxes ? [] : CifTags.MagneticGroups, MagneticName)
            ?? Find(CifTags.HallSymbols, text => catalog.WithHallSymbol(text) is { } setting ? [setting] : [])
            ?? Find(CifTags.GroupNames, text => Named(text, code))
            ?? Find(CifTags.GroupNumbers, Numbered);

        (CifValue, IReadOnlyList<SpaceGroupSetting>)? Find(string[] tags, Func<string, IReadOnlyList<SpaceGroupSetting>> search)
        {
            foreach (var tag in tags)
            {
                if (block.FirstOf([tag]) is { Text.Length: <= MaximumNameLength } value
                    && search(value.Text.ToString()) is { Count: > 0 } found)
                {
                    return (value, found);
                }
            }

            return null;
        }
    }

    // A Hall symbol is sometimes written where a Hermann-Mauguin name belongs.
    private static IReadOnlyList<SpaceGroupSetting> Named(string name, string? code)
    {
        var catalog = SpaceGroupCatalog.Shared;
        var settings = catalog.Named(code is null || name.Contains(':', StringComparison.Ordinal) ? name : $"{name}:{code}");
        return settings.Count == 0 && catalog.WithHallSymbol(name) is { } setting ? [setting] : settings;
    }

    private static IReadOnlyList<SpaceGroupSetting> Numbered(string text) =>
        CifNumber.TryParse(text, out var number)
        && number.Value is >= 1 and <= SpaceGroupCatalog.TypeCount && double.IsInteger(number.Value)
            ? SpaceGroupCatalog.Shared.Numbered((int)number.Value)
            : [];

    // The atoms of a magnetic group have the symmetry of its name without the primes, which mark time reversal.
    // A group with a subscript, such as P_c, has translations beyond those of that name.
    private static IReadOnlyList<SpaceGroupSetting> MagneticName(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length > 1 && trimmed[1] == '_')
            return [];
        // The grey group P2 is P21', the group with a primed screw axis P2_1'.
        if (trimmed is [.., not ('_' or '-'), '1', '\''])
            trimmed = trimmed[..^2];
        return SpaceGroupCatalog.Shared.Named(trimmed.Replace("'", "", StringComparison.Ordinal));
    }

    // The likeliest setting that fits the cell. Where the name leaves the origin open, it is choice 1, as other programs take it.
    private static SpaceGroupSetting Choose(IReadOnlyList<SpaceGroupSetting> settings, Lattice lattice)
    {
        var catalog = SpaceGroupCatalog.Shared;
        var chosen = settings.Concat(catalog.Numbered(settings[0].Number))
            .FirstOrDefault(setting => CellSymmetry.Fits(catalog.Operations(setting), lattice), settings[0]);
        return chosen.Setting.StartsWith('2')
            ? settings.FirstOrDefault(setting => setting.Number == chosen.Number && setting.Setting == $"1{chosen.Setting[1..]}", chosen)
            : chosen;
    }
}
