using System.Globalization;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Documents;

/// <summary>Turns values of a document into what should stand there, or says what they are instead.</summary>
internal static class DataConversion
{
    internal static DataDictionary ToDictionary(this DataValue value, string what) =>
        value as DataDictionary ?? throw Wrong(what, "a dictionary", value);

    internal static IReadOnlyList<DataValue> ToList(this DataValue value, string what) =>
        (value as DataList ?? throw Wrong(what, "a list", value)).Items;

    internal static string ToText(this DataValue value, string what) =>
        (value as DataText ?? throw Wrong(what, "a string", value)).Value;

    /// <summary>A finite number.</summary>
    internal static double ToNumber(this DataValue value, string what)
    {
        var number = (value as DataNumber ?? throw Wrong(what, "a number", value)).Value;
        return double.IsFinite(number)
            ? number
            : throw new InvalidInputException(
                $"{what} is {number.ToString(CultureInfo.InvariantCulture)}; it must be a finite number", line: value.Line);
    }

    /// <summary>A list of finite numbers.</summary>
    internal static double[] ToNumbers(this DataValue value, string what)
    {
        var items = value.ToList(what);
        var numbers = new double[items.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            // The name of the value is made only where it is needed.
            numbers[index] = items[index] is DataNumber { Value: var number } && double.IsFinite(number)
                ? number
                : items[index].ToNumber($"value {index + 1} of {what}");
        }

        return numbers;
    }

    internal static Vector3D ToVector(this DataValue value, string what)
    {
        var numbers = value.ToNumbers(what);
        return numbers.Length == 3
            ? new Vector3D(numbers[0], numbers[1], numbers[2])
            : throw new InvalidInputException($"{what} has {numbers.Length} numbers; it must have 3", line: value.Line);
    }

    /// <summary>A lattice whose vectors are the three rows of a list (angstrom, before the scale).</summary>
    internal static Lattice ToLattice(this DataValue value, string what, double scale = 1)
    {
        var rows = value.ToList(what);
        if (rows.Count != 3)
            throw new InvalidInputException($"{what} has {rows.Count} rows; it must have 3", line: value.Line);
        return LineFault.At(value.Line, () => new Lattice(
            scale * rows[0].ToVector($"row 1 of {what}"),
            scale * rows[1].ToVector($"row 2 of {what}"),
            scale * rows[2].ToVector($"row 3 of {what}")));
    }

    internal static DataValue Require(this DataDictionary dictionary, string key, string what) =>
        dictionary.Find(key) ?? throw new InvalidInputException($"{what} has no '{key}'", line: dictionary.Line);

    /// <summary>Refuses what is not periodic in all three directions.</summary>
    internal static void RequirePeriodic(this DataValue periodic)
    {
        if (!IsTrue(periodic))
        {
            throw new InvalidInputException(
                "the structure is not periodic in all three directions (pbc); only crystals have a phonon DOS here", line: periodic.Line);
        }
    }

    private static bool IsTrue(DataValue value) => value switch
    {
        DataBoolean boolean => boolean.Value,
        DataNumber number => number.Value != 0,
        DataList list => list.Items.All(IsTrue),
        _ => false,
    };

    private static InvalidInputException Wrong(string what, string expected, DataValue value) =>
        new($"{what} is {value.Kind}; it must be {expected}", line: value.Line);
}
