using Phodos.Formats.Documents;

namespace Phodos.Formats.Ase;

/// <summary>
/// Undoes ASE's encoding of arrays in JSON (<c>ase.io.jsonio</c>): <c>{"__ndarray__": [shape, dtype, data]}</c>,
/// and <c>{"__ase_objtype__": "cell", "array": ...}</c> round the cell.
/// </summary>
internal static class AseArray
{
    /// <summary>The array as nested lists; any other value as it is.</summary>
    internal static DataValue Expand(DataValue value, string what) => value is not DataDictionary dictionary
        ? value
        : dictionary.Find("__ndarray__") is { } encoded ? Shape(encoded, what)
        : dictionary.Find("array") is { } inner ? Expand(inner, what)
        : value;

    private static DataList Shape(DataValue encoded, string what)
    {
        if (encoded.ToList(what) is not [var shape, _, var data])
            throw new InvalidInputException($"__ndarray__ of {what} must have a shape, a type and data", line: encoded.Line);
        var sizes = shape.ToNumbers($"the shape of {what}");
        var items = data.ToList($"the data of {what}");
        if (sizes is [var length] && length == items.Count)
            return new DataList(items, data.Line);
        if (sizes is not [var rows, var columns] || rows < 1 || columns < 1 || rows * columns != items.Count || !double.IsInteger(columns))
        {
            throw new InvalidInputException(
                $"__ndarray__ of {what} has {items.Count} numbers, which is not what its shape says", line: encoded.Line);
        }

        return new DataList([.. items.Chunk((int)columns).Select(row => new DataList(row, row[0].Line))], data.Line);
    }
}
