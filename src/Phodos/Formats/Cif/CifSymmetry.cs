namespace Phodos.Formats.Cif;

/// <summary>The symmetry operators of a data block.</summary>
internal static class CifSymmetry
{
    internal static List<SymmetryOperator> Read(CifBlock block, List<string> warnings)
    {
        var column = CifTags.Operators.Select(block.Column).FirstOrDefault(values => values is [var value, ..] && value.HasText);
        if (column is null)
            return WithoutOperators(block, warnings);
        var operators = column.Select(value => SymmetryOperator.Parse(value.Text, value.Line)).Distinct().ToList();
        if (!operators.Contains(SymmetryOperator.Identity))
        {
            operators.Insert(0, SymmetryOperator.Identity);
            warnings.Add($"line {column[0].Line}: the symmetry operators lack x,y,z; it is added");
        }

        if (operators.Count == 1 && DeclaredGroup(block) is { } group)
        {
            warnings.Add(
                $"line {group.Line}: the file names space group {Excerpt.Quoted(group.Text)} but lists one symmetry operator; "
                + "the operator is used");
        }

        return operators;
    }

    private static List<SymmetryOperator> WithoutOperators(CifBlock block, List<string> warnings)
    {
        if (DeclaredGroup(block) is { } group)
        {
            throw new InvalidInputException(
                $"the file names space group {Excerpt.Quoted(group.Text)} but lists no symmetry operators; "
                + "add the loop _space_group_symop_operation_xyz",
                line: group.Line);
        }

        if (CifTags.MagneticOperators.Select(block.Column).FirstOrDefault(values => values is { Count: > 0 }) is { } magnetic)
        {
            throw new InvalidInputException(
                "the file lists magnetic symmetry operators only; add the loop _space_group_symop_operation_xyz", line: magnetic[0].Line);
        }

        if (block.FirstOf([.. CifTags.GroupNumbers, .. CifTags.GroupNames]) is null)
            warnings.Add($"line {block.Line}: the file gives no symmetry; its sites are taken as all atoms of the cell");
        return [SymmetryOperator.Identity];
    }

    /// <summary>The number or name of the space group that the file gives, or null where that is P1 or nothing.</summary>
    private static CifValue? DeclaredGroup(CifBlock block)
    {
        foreach (var tag in CifTags.GroupNames.Concat(CifTags.GroupNumbers))
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
}
