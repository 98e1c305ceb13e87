using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Formats.Cif;

/// <summary>
/// The symmetry of a data block that lists operators. They decide where they form a group, and are compared with the space group that the
/// block names: a list may hold generators only, or leave out the centring of the cell.
/// </summary>
internal sealed class ListedSymmetry(
    OperationGroup group, int line, IReadOnlyList<StatedGroup> stated, Lattice lattice, IReadOnlyList<string> warnings)
{
    // Of a conventional cell. Larger groups of other cells may be listed in full, but are no honest product of a few generators.
    private const int MaximumOrder = 192;

    internal SymmetryReadings Read()
    {
        var settings = stated.SelectMany(one => one.Settings).ToList();
        var centred = Centred(settings);
        var type = stated.Count == 0 ? null : TypeOf(group, settings);
        if (!group.WasComplete && centred is null
            && (stated.Count == 0 ? group.Order > MaximumOrder : !stated.Any(one => type is { } number && one.IsOfType(number))))
        {
            throw new InvalidInputException(
                $"the {group.GivenCount} symmetry operators are no group: products of them make {group.Order}"
                + $"{(stated.Count == 0 ? "" : $", which are not those of space group {Excerpt.Quoted(stated[0].Value.Text)}")}; "
                + "correct the loop",
                line: line);
        }

        var listed = Reading(group, type, Contradicted(group, type));
        if (centred is not null)
        {
            var completed = Reading(
                centred,
                TypeOf(centred, settings),
                [
                    $"line {line}: the {group.Order} symmetry operators lack the centring of space group "
                    + $"{Excerpt.Quoted(CentredName(centred).Text)}; with it they are {centred.Order}",
                ]);
            return SymmetryReadings.Of(completed, listed);
        }

        // All operations of the named group, where the listed ones are some of them.
        var full = settings.Where(setting => setting.Group.Order > group.Order && group.IsPartOf(setting.Group)
            && CellSymmetry.Fits(setting.Group.Operations, lattice)).DistinctBy(setting => setting.Number);
        return SymmetryReadings.Of(listed, [.. full.Select(setting => new SymmetryReading(
            $"the whole of space group {setting.Number}, {setting.Name},", setting.Group.Operations, [.. warnings]))]);
    }

    // The listed operators with the centring of the named group, where that makes a group of the named type of them.
    private OperationGroup? Centred(List<GroupSetting> settings)
    {
        foreach (var setting in settings.Where(setting => !setting.Group.Translations.All(shift =>
            group.Contains(SymmetryOperation.Identity with { Translation = shift }))))
        {
            var whole = OperationGroup.Generate(
            [
                .. group.Operations,
                .. setting.Group.Translations.Select(shift => SymmetryOperation.Identity with { Translation = shift }),
            ]);
            if (whole is not null && whole.Order * group.Translations.Count == group.Order * whole.Translations.Count
                && whole.Order == setting.Group.Order && TypeOf(whole, [setting]) == setting.Number)
            {
                return whole;
            }
        }

        return null;
    }

    private CifValue CentredName(OperationGroup centred) =>
        stated.First(one => one.Settings.Any(setting => setting.Group.Order == centred.Order)).Value;

    private int? TypeOf(OperationGroup operations, List<GroupSetting> settings) =>
        settings.Find(setting => setting.Group.IsSameAs(operations))?.Number ?? SpaceGroupType.NumberOf(operations, lattice);

    private IEnumerable<string> Contradicted(OperationGroup operations, int? type)
    {
        if (stated.FirstOrDefault(one => !Agrees(one, operations, type)) is not { } other)
            return [];
        return
        [
            operations.Order == 1
                ? $"line {other.Value.Line}: the file names space group {Excerpt.Quoted(other.Value.Text)} "
                    + "but lists one symmetry operator; the operator is used"
                : $"line {other.Value.Line}: the file names space group {Excerpt.Quoted(other.Value.Text)}, but its {operations.Order} "
                    + $"symmetry operators are those of {(type is { } number ? $"number {number}" : "another")}; the operators are used",
        ];
    }

    // Where the type is not found, at least the number of rotations is compared.
    private static bool Agrees(StatedGroup one, OperationGroup operations, int? type) => type is { } number
        ? one.IsOfType(number)
        : one.Settings.Any(setting =>
            setting.Group.Order * operations.Translations.Count == operations.Order * setting.Group.Translations.Count);

    private SymmetryReading Reading(OperationGroup operations, int? type, IEnumerable<string> notes)
    {
        var all = new List<string>(warnings);
        if (!group.WasComplete)
        {
            all.Add(
                $"line {line}: the {group.GivenCount} symmetry operators are no group; "
                + $"the {group.Order} that they make together are taken");
        }

        all.AddRange(notes);
        if (!CellSymmetry.Fits(operations.Operations, lattice))
            all.Add($"line {line}: the symmetry operators do not fit the cell; check its lengths and angles");
        return new SymmetryReading(
            operations.Order == 1
                ? "the one operator"
                : $"the {operations.Order} operators{(type is { } number ? $" of space group {number}" : "")}",
            operations.Operations,
            [.. all]);
    }
}
