using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Ase;

/// <summary>
/// Reads the dictionary that ASE makes of a structure: <c>numbers</c>, <c>positions</c> (Cartesian, angstrom), <c>cell</c> (rows, three
/// lengths, or three lengths and three angles; angstrom and degrees) and <c>pbc</c>.
/// </summary>
internal static class AseStructure
{
    /// <exception cref="InvalidInputException">The structure lacks something, is disordered, not periodic or no crystal.</exception>
    internal static Crystal Read(DataValue value)
    {
        var structure = value.ToDictionary("structure");
        var lattice = ReadLattice(AseArray.Expand(structure.Require("cell", "the structure"), "cell"));
        if (structure.Find("pbc") is { } periodic)
            AseArray.Expand(periodic, "pbc").RequirePeriodic();
        AseOccupancy.RequireFull(structure);

        var species = ReadSpecies(AseArray.Expand(structure.Require("numbers", "the structure"), "numbers"));
        var positions = AseArray.Expand(structure.Require("positions", "the structure"), "positions").ToList("positions");
        return LineFault.At(structure.Line, () => new Crystal(
            lattice, species, [.. positions.Select((position, atom) => ReadPosition(lattice, position, atom))]));
    }

    private static Vector3D ReadPosition(Lattice lattice, DataValue position, int atom) => FractionalCoordinate.Check(
        lattice.ToFractional(position.ToVector($"position {atom + 1}")), position.Line);

    private static Lattice ReadLattice(DataValue cell)
    {
        if (cell is not DataList { Items: [DataNumber, ..] })
            return cell.ToLattice("cell");
        var numbers = cell.ToNumbers("cell");
        return LineFault.At(cell.Line, () => numbers switch
        {
            [var a, var b, var c] => new Lattice(new Vector3D(a, 0, 0), new Vector3D(0, b, 0), new Vector3D(0, 0, c)),
            [var a, var b, var c, var alpha, var beta, var gamma] => Lattice.FromParameters(a, b, c, alpha, beta, gamma),
            _ => throw new InvalidInputException(
                $"cell has {numbers.Length} numbers; it must have 3 lengths, 3 lengths and 3 angles, or 3 rows"),
        });
    }

    private static ImmutableArray<Element> ReadSpecies(DataValue value)
    {
        var numbers = value.ToNumbers("numbers");
        return LineFault.At<ImmutableArray<Element>>(value.Line, () => [.. numbers.Select(ElementOf)]);
    }

    private static Element ElementOf(double number) => number is >= 1 and <= 118 && double.IsInteger(number)
        ? Element.FromAtomicNumber((int)number)
        : throw new InvalidInputException(
            FormattableString.Invariant($"there is no element with atomic number {number}; it must be 1..118"));
}
