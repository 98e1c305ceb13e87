using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Formats.Cif;

/// <summary>A setting of a space group that a data block can mean.</summary>
/// <param name="Number">The number of the space-group type.</param>
/// <param name="Name">What a message calls it.</param>
/// <param name="Choice">What tells it from other settings, as in <see cref="SpaceGroupSetting.Setting"/>.</param>
/// <param name="Group">Its operations.</param>
internal sealed record GroupSetting(int Number, string Name, string Choice, OperationGroup Group)
{
    /// <summary>A tabulated setting.</summary>
    internal static GroupSetting Of(SpaceGroupSetting setting) => new(
        setting.Number,
        setting.FullName + (setting.Setting.Length > 0 ? $" (setting {setting.Setting})" : ""),
        setting.Setting,
        SpaceGroupCatalog.Shared.Group(setting));

    /// <summary>All tabulated settings of a type, the standard one first.</summary>
    internal static IReadOnlyList<GroupSetting> Numbered(int number) => [.. SpaceGroupCatalog.Shared.Numbered(number).Select(Of)];

    /// <summary>
    /// The settings of a name that is not tabulated because its cell is larger than need be, such as C -1 or F 2/m: those of the primitive
    /// name with the shifts of the letter. In front of an R group the H of the Protein Data Bank says hexagonal axes.
    /// </summary>
    internal static IReadOnlyList<GroupSetting> Centred(string name, Lattice lattice)
    {
        var trimmed = name.Trim(' ', '\'', '"');
        if (trimmed.Length < 2)
            return [];
        if (char.ToUpperInvariant(trimmed[0]) == 'H')
            return [.. SpaceGroupCatalog.Shared.Named($"R{trimmed[1..]}:H").Select(Of)];
        if (Shifts(trimmed[0]) is not { Length: > 0 } shifts)
            return [];
        var settings =
            from primitive in SpaceGroupCatalog.Shared.Named($"P{trimmed[1..]}")
            let part = SpaceGroupCatalog.Shared.Group(primitive)
            let whole = OperationGroup.Generate([.. part.Operations, .. shifts])
            where whole?.Order == part.Order * (shifts.Length + 1)
            let number = SpaceGroupType.NumberOf(whole, lattice)
            where number is not null
            select new GroupSetting(number.Value, trimmed, primitive.Setting, whole);
        return [.. settings];
    }

    // All but the zero shift.
    private static SymmetryOperation[] Shifts(char letter)
    {
        Vector3D[] shifts = char.ToUpperInvariant(letter) switch
        {
            'A' => [new(0, 0.5, 0.5)],
            'B' => [new(0.5, 0, 0.5)],
            'C' => [new(0.5, 0.5, 0)],
            'I' => [new(0.5, 0.5, 0.5)],
            'F' => [new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)],
            _ => [],
        };
        return Array.ConvertAll(shifts, shift => SymmetryOperation.Identity with { Translation = shift });
    }
}
