using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>
/// The symmetry of a data block that names its space group and lists no operators. The name decides as far as it goes, then the cell;
/// what both leave open, such as the origin, the rest of the block decides.
/// </summary>
internal static class CifSpaceGroup
{
    internal static SymmetryReadings Read(CifBlock block, CifGroups groups, Lattice lattice)
    {
        if ((groups.Stated.Count == 0 ? block.FirstOf([.. CifTags.Groups, .. CifTags.MagneticGroups]) : groups.Unknown) is { } unknown)
        {
            throw new InvalidInputException(
                $"the file lists no symmetry operators, and no space group is called {Excerpt.Quoted(unknown.Text)}; "
                + "add the loop _space_group_symop_operation_xyz",
                line: unknown.Line);
        }

        if (groups.Stated.Count == 0)
        {
            return SymmetryReadings.Of(new SymmetryReading(
                "P 1",
                [SymmetryOperation.Identity],
                [$"line {block.Line}: the file gives no symmetry; its sites are taken as all atoms of the cell"]));
        }

        var (first, settings, other) = Combine(groups.Stated, lattice);
        var fitting = Fitting(settings, lattice);
        if (other is not null)
        {
            var otherFitting = Fitting(other.Settings, lattice);
            return new SymmetryReadings(
                [.. new[] { (first, Fitting: fitting), (other, Fitting: otherFitting) }
                    .DistinctBy(entry => entry.Fitting[0].Name)
                    .Select(entry => Reading(entry.Item1, entry.Fitting[0], lattice))],
                [],
                (other.Value.Line,
                    $"the file gives both {Excerpt.Quoted(first.Value.Text)} and {Excerpt.Quoted(other.Value.Text)}, which are "
                    + (other.IsOfType(fitting[0].Number) ? "different settings of a space group" : "different space groups")),
                MustBeDecided: !other.IsOfType(fitting[0].Number));
        }

        // Where the name leaves the origin open, choice 1 is what other programs take.
        var (likeliest, twin) = (fitting[0], fitting.Find(setting => IsOtherOrigin(fitting[0], setting)));
        GroupSetting[] likely = twin is null ? [likeliest] : [.. new[] { likeliest, twin }.OrderBy(setting => setting.Choice[0])];
        return new SymmetryReadings(
            [.. likely.Select(setting => Reading(first, setting, lattice))],
            [.. fitting.Where(setting => !likely.Contains(setting)).Select(setting => Reading(first, setting, lattice))],
            twin is null ? null : (first.Value.Line, $"the space group {Excerpt.Quoted(first.Value.Text)} has two choices of the origin"));
    }

    // What all that is stated can mean together, and what contradicts it, if anything does.
    private static (StatedGroup First, IReadOnlyList<GroupSetting> Settings, StatedGroup? Other) Combine(
        IReadOnlyList<StatedGroup> stated, Lattice lattice)
    {
        var settings = stated[0].Settings;
        StatedGroup? other = null;
        foreach (var group in stated.Skip(1))
        {
            if (group.IsNumber)
            {
                var ofType = settings.Where(setting => group.IsOfType(setting.Number)).ToList();
                (settings, other) = ofType.Count > 0 ? (ofType, other) : (settings, group);
                continue;
            }

            var common = Fitting(settings, lattice).Where(setting => Meant(group, lattice).Any(same =>
                same.Number == setting.Number && same.Group.IsSameAs(setting.Group))).ToList();
            (settings, other) = common.Count > 0 ? (common, other) : (settings, other ?? group);
        }

        return (stated[0], settings, other);
    }

    // The likeliest setting that fits the cell, with both origins where the name leaves the origin open.
    private static IEnumerable<GroupSetting> Meant(StatedGroup stated, Lattice lattice)
    {
        var fitting = Fitting(stated.Settings, lattice);
        return fitting.Where(setting => setting == fitting[0] || IsOtherOrigin(fitting[0], setting));
    }

    private static List<GroupSetting> Fitting(IReadOnlyList<GroupSetting> settings, Lattice lattice)
    {
        var fitting = settings.Where(setting => CellSymmetry.Fits(setting.Group.Operations, lattice)).ToList();
        if (fitting.Count == 0)
        {
            fitting =
            [
                .. GroupSetting.Numbered(settings[0].Number)
                    .Where(setting => CellSymmetry.Fits(setting.Group.Operations, lattice)).Take(1),
            ];
        }

        return fitting.Count == 0 ? [settings[0]] : fitting;
    }

    private static bool IsOtherOrigin(GroupSetting first, GroupSetting second) =>
        first.Number == second.Number && first.Choice.Length > 0 && second.Choice.Length > 0
        && (first.Choice[0], second.Choice[0]) is ('1', '2') or ('2', '1') && first.Choice[1..] == second.Choice[1..];

    private static SymmetryReading Reading(StatedGroup stated, GroupSetting setting, Lattice lattice)
    {
        var warnings = new List<string>();
        if (setting.Group.Order > 1)
        {
            warnings.Add(
                $"line {stated.Value.Line}: the file lists no symmetry operators; those of space group {setting.Number}, "
                + $"{setting.Name}, are taken");
        }

        if (!CellSymmetry.Fits(setting.Group.Operations, lattice))
        {
            warnings.Add(
                $"line {stated.Value.Line}: space group {Excerpt.Quoted(stated.Value.Text)} does not fit the cell; "
                + "check its lengths and angles");
        }

        return new SymmetryReading($"space group {setting.Number}, {setting.Name},", setting.Group.Operations, [.. warnings]);
    }
}
