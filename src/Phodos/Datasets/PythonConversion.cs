using System.Globalization;
using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>Turns Python values into what a column should hold, or says what they are instead.</summary>
internal static class PythonConversion
{
    internal static PythonDictionary ToDictionary(this PythonValue value, string what) =>
        value as PythonDictionary ?? throw Wrong(what, "a dictionary", value);

    internal static IReadOnlyList<PythonValue> ToList(this PythonValue value, string what) =>
        (value as PythonList ?? throw Wrong(what, "a list", value)).Items;

    /// <summary>A list of finite numbers.</summary>
    internal static double[] ToNumbers(this PythonValue value, string what)
    {
        var items = value.ToList(what);
        var numbers = new double[items.Count];
        for (var index = 0; index < numbers.Length; index++)
        {
            var number = (items[index] as PythonNumber ?? throw Wrong($"value {index + 1} of {what}", "a number", items[index])).Value;
            numbers[index] = double.IsFinite(number)
                ? number
                : throw new InvalidInputException(
                    $"value {index + 1} of {what} is {(double.IsNaN(number) ? "nan" : number.ToString(CultureInfo.InvariantCulture))}; it must be a finite number");
        }

        return numbers;
    }

    internal static Vector3D ToVector(this PythonValue value, string what)
    {
        var numbers = value.ToNumbers(what);
        return numbers.Length == 3
            ? new Vector3D(numbers[0], numbers[1], numbers[2])
            : throw new InvalidInputException($"{what} has {numbers.Length} numbers; it must have 3");
    }

    private static InvalidInputException Wrong(string what, string expected, PythonValue value) =>
        new($"{what} is {value.Kind}; it must be {expected}");
}
