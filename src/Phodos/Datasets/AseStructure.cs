using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>
/// Reads the dictionary that ASE makes of a structure: <c>numbers</c>, <c>positions</c> (Cartesian, angstrom), <c>cell</c> (rows, angstrom)
/// and <c>pbc</c>.
/// </summary>
internal static class AseStructure
{
    internal static Crystal Read(PythonValue value)
    {
        var structure = value.ToDictionary("structure").Items;
        var cell = Require(structure, "cell").ToList("cell");
        if (cell.Count != 3)
            throw new InvalidInputException($"cell has {cell.Count} rows; it must have 3");
        var lattice = new Lattice(cell[0].ToVector("row 1 of cell"), cell[1].ToVector("row 2 of cell"), cell[2].ToVector("row 3 of cell"));
        if (structure.TryGetValue("pbc", out var periodic) && !IsPeriodic(periodic))
        {
            throw new InvalidInputException(
                "the structure is not periodic in all three directions (pbc); only crystals have a phonon DOS here");
        }

        var numbers = Require(structure, "numbers").ToNumbers("numbers");
        var positions = Require(structure, "positions").ToList("positions");
        return new Crystal(
            lattice,
            [.. numbers.Select(ElementOf)],
            [.. positions.Select((position, atom) => lattice.ToFractional(position.ToVector($"position {atom + 1}")))]);
    }

    private static PythonValue Require(IReadOnlyDictionary<string, PythonValue> structure, string key) =>
        structure.GetValueOrDefault(key) ?? throw new InvalidInputException($"the structure has no '{key}'");

    private static bool IsPeriodic(PythonValue value) => value switch
    {
        PythonBoolean boolean => boolean.Value,
        PythonNumber number => number.Value != 0,
        PythonList list => list.Items.All(IsPeriodic),
        _ => false,
    };

    private static Element ElementOf(double number) => number is >= 1 and <= 118 && double.IsInteger(number)
        ? Element.FromAtomicNumber((int)number)
        : throw new InvalidInputException(
            FormattableString.Invariant($"there is no element with atomic number {number}; it must be 1..118"));
}
