using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// The 230 space-group types in their 530 tabulated settings, with all names that files call them by. The table is the one inside Moyo
/// and is read when first asked for. Safe to use from several threads.
/// </summary>
public sealed class SpaceGroupCatalog
{
    /// <summary>The number of space-group types.</summary>
    public const int TypeCount = 230;

    /// <summary>The number of settings.</summary>
    public const int SettingCount = 530;

    private readonly Lazy<MoyoModule> _module;
    private readonly Lazy<ImmutableArray<SpaceGroupSetting>> _all;
    private readonly Lazy<FrozenDictionary<string, ImmutableArray<SpaceGroupSetting>>> _named;
    private readonly Lazy<FrozenDictionary<string, SpaceGroupSetting>> _hall;
    private readonly ConcurrentDictionary<int, OperationGroup> _groups = [];

    internal SpaceGroupCatalog(Lazy<MoyoModule> module)
    {
        _module = module;
        _all = new(() => [.. Enumerable.Range(1, SettingCount).Select(ReadSetting)]);
        _named = new(() => All
            .SelectMany(setting => SpaceGroupNames.Of(setting).Select(name => (name.Key, name.Rank, Setting: setting)))
            .GroupBy(entry => entry.Key)
            .ToFrozenDictionary(group => group.Key, group => group
                .OrderBy(entry => entry.Rank).ThenBy(entry => !entry.Setting.IsStandard).ThenBy(entry => entry.Setting.HallNumber)
                .Select(entry => entry.Setting).Distinct().ToImmutableArray()));
        _hall = new(() => All
            .DistinctBy(setting => setting.HallSymbol)
            .ToFrozenDictionary(setting => SpaceGroupNames.HallKey(setting.HallSymbol)));
    }

    /// <summary>The catalogue, made when first asked for and kept for the life of the process.</summary>
    public static SpaceGroupCatalog Shared { get; } = new(MoyoSymmetryFinder.SharedModule);

    /// <summary>All settings, by their Hall number.</summary>
    public ImmutableArray<SpaceGroupSetting> All => _all.Value;

    /// <summary>
    /// All settings that a Hermann-Mauguin name can mean, the likeliest first; none when the name is unknown. Blanks, case, and how
    /// subscripts are marked do not matter (<c>P 21/c</c>, <c>P2_1/c</c>, <c>P 2(1)/c</c>); full, short and old names
    /// (<c>Fm3m</c>, <c>Cmca</c>) are known; an appended choice narrows the answer: <c>:H</c> and <c>:R</c> the axes, <c>:1</c>, <c>:2</c>,
    /// <c>S</c> and <c>Z</c> the origin, as ICSD writes it; so do words, such as <c>(origin choice 2)</c> and <c>hexagonal axes</c>.
    /// </summary>
    public IReadOnlyList<SpaceGroupSetting> Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > SpaceGroupNames.LongestName)
            return [];
        var (key, choice) = SpaceGroupNames.Split(name);
        if (!_named.Value.TryGetValue(key, out var settings))
            return [];
        var chosen = settings.Where(setting => SpaceGroupNames.IsChosen(setting, choice)).ToImmutableArray();

        // A choice that the group does not have, as in "P 21/c S", says nothing.
        return chosen.IsEmpty ? settings : chosen;
    }

    /// <summary>All settings of a space-group type, 1..230, the standard one of International Tables first.</summary>
    public IReadOnlyList<SpaceGroupSetting> Numbered(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, TypeCount);
        return [.. All.Where(setting => setting.Number == number).OrderBy(setting => !setting.IsStandard)];
    }

    /// <summary>The first setting of a Hall symbol of the table, or null. Underscores, doubled blanks and case do not matter.</summary>
    public SpaceGroupSetting? WithHallSymbol(string hallSymbol)
    {
        ArgumentNullException.ThrowIfNull(hallSymbol);
        return _hall.Value.GetValueOrDefault(SpaceGroupNames.HallKey(hallSymbol));
    }

    /// <summary>
    /// All operations of the conventional cell of a setting, those of its centring included, the identity first.
    /// Translations are in [0, 1).
    /// </summary>
    public ImmutableArray<SymmetryOperation> Operations(SpaceGroupSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return
        [
            .. _module.Value.Operations(setting.Number, setting.HallNumber).Select(MoyoAnswer.ToOperation)
                .OrderBy(operation => operation != SymmetryOperation.Identity),
        ];
    }

    /// <summary>The operations of a setting as a group, made when first asked for.</summary>
    internal OperationGroup Group(SpaceGroupSetting setting) =>
        _groups.GetOrAdd(setting.HallNumber, _ => OperationGroup.Generate(Operations(setting))!);

    private SpaceGroupSetting ReadSetting(int hallNumber)
    {
        var entry = _module.Value.HallSymbolEntry(hallNumber);
        var number = Convert.ToInt32(entry["number"], CultureInfo.InvariantCulture);
        var fullName = (string)entry["hm_full"]!;

        // Moyo calls setting 331 "B b c b" for short, with the old letter of one of its glide planes and none of the others.
        var shortName = CrystalSystems.OfSpaceGroup(number) is CrystalSystem.Orthorhombic
            ? SpaceGroupNames.WithoutAxesOfPlanes(fullName)
            : (string)entry["hm_short"]!;
        return new SpaceGroupSetting(number, hallNumber, (string)entry["hall_symbol"]!, shortName, fullName, (string)entry["setting"]!);
    }
}
