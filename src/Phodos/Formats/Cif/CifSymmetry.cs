using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The symmetry operations of a data block: its operators, or those of the space group that it names.</summary>
internal static class CifSymmetry
{
    internal static SymmetryReadings Read(CifBlock block, Lattice lattice, List<string> warnings)
    {
        RefuseModulation(block, warnings);
        if (MagneticOperators(block) is { } magnetic)
            return Read(magnetic.Operations, magnetic.Line, [], lattice, isMagnetic: true);
        var groups = CifGroups.Read(block, lattice);
        return Operators(block) is { } plain
            ? Read(plain.Operations, plain.Line, groups.Stated, lattice, isMagnetic: false)
            : CifSpaceGroup.Read(block, groups, lattice);
    }

    private static SymmetryReadings Read(
        IEnumerable<SymmetryOperation> listed, int line, IReadOnlyList<StatedGroup> stated, Lattice lattice, bool isMagnetic)
    {
        var operations = listed.ToList();
        var group = OperationGroup.Generate(operations) ?? throw new InvalidInputException(
            "the symmetry operators are not those of a crystal: products of them are ever new ones; correct the loop", line: line);
        var warnings = new List<string>();
        var isIdentityAdded = !operations.Exists(IsIdentity);
        if (isIdentityAdded)
            warnings.Add($"line {line}: the symmetry operators lack x,y,z; it is added");

        // Operators that differ in time reversal alone move atoms alike.
        var repeats = operations.Count + (isIdentityAdded ? 1 : 0) - group.GivenCount;
        if (repeats > 0 && !isMagnetic)
            warnings.Add($"line {line}: {repeats} of the symmetry operators repeat others; each is used once");
        return new ListedSymmetry(group, line, stated, lattice, warnings).Read();
    }

    private static bool IsIdentity(SymmetryOperation operation) =>
        operation.Rotation == IntegerMatrix.Identity && FractionalCoordinate.Nearest(operation.Translation).Length < 1e-6;

    private static (IEnumerable<SymmetryOperation> Operations, int Line)? Operators(CifBlock block)
    {
        var column = CifTags.Operators.Select(block.Column).FirstOrDefault(values => values is [var value, ..] && value.HasText);
        return column is null ? null : (column.Select(value => OperatorNotation.Parse(value.Text, value.Line)), column[0].Line);
    }

    // In a magnetic structure they take the place of the plain operators, which may be those of the paramagnetic phase.
    private static (IEnumerable<SymmetryOperation> Operations, int Line)? MagneticOperators(CifBlock block)
    {
        if (block.FirstOf([CifTags.MagneticOperatorsTag]) is null)
            return null;
        var operators = Magnetic(block, CifTags.MagneticOperatorsTag);
        var centerings = Magnetic(block, CifTags.MagneticCenteringsTag);
        if (centerings.Count == 0)
            centerings.Add(SymmetryOperation.Identity);
        if ((long)operators.Count * centerings.Count > CifParser.MaximumRows)
        {
            throw new InvalidInputException(
                $"{operators.Count} symmetry operators and {centerings.Count} centerings are more than a crystal can have",
                line: block.Column(CifTags.MagneticOperatorsTag)![0].Line);
        }

        return (
            from operation in operators
            from centering in centerings
            select operation with { Translation = operation.Translation + centering.Translation },
            block.Column(CifTags.MagneticOperatorsTag)![0].Line);
    }

    private static List<SymmetryOperation> Magnetic(CifBlock block, string tag) =>
        [.. (block.Column(tag) ?? []).Select(value => OperatorNotation.ParseMagnetic(value.Text, value.Line))];

    // The average structure of a modulated crystal is read. A magnetic one is not given by its average.
    private static void RefuseModulation(CifBlock block, List<string> warnings)
    {
        if (block.FirstOf([CifTags.MagneticSuperspaceOperatorsTag, .. CifTags.ModulationMarks]) is not { } mark
            || (CifNumber.TryParse(mark.Text, out var dimension) && dimension.Value == 0))
        {
            return;
        }

        if (block.FirstOf([CifTags.MagneticSuperspaceOperatorsTag, CifTags.MagneticOperatorsTag, .. CifTags.MagneticMarks]) is not null)
        {
            throw new InvalidInputException(
                "the magnetic structure is incommensurate; give a commensurate approximation of it", line: mark.Line);
        }

        if (block.FirstOf(CifTags.Operators) is null && block.FirstOf([CifTags.SuperspaceOperatorsTag]) is { } superspace)
        {
            throw new InvalidInputException(
                "the file lists superspace operators only; add the loop _space_group_symop_operation_xyz of the average structure",
                line: superspace.Line);
        }

        warnings.Add($"line {mark.Line}: the structure is modulated; its average is read");
    }
}
