using System.Buffers;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>A symmetry operator on fractional positions: the three rows of its matrix, and its translation.</summary>
internal readonly record struct SymmetryOperator(Vector3D RowX, Vector3D RowY, Vector3D RowZ, Vector3D Translation)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789./");

    /// <summary>The operator that leaves everything in its place.</summary>
    internal static readonly SymmetryOperator Identity = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), default);

    /// <summary>
    /// Reads the notation of International Tables: <c>-x+1/2, y, 1/2-z</c>, in any case, with decimals, blanks and unary signs.
    /// </summary>
    /// <exception cref="InvalidInputException">The text is no such operator, or its matrix changes the volume.</exception>
    internal static SymmetryOperator Parse(ReadOnlySpan<char> text, int line)
    {
        var rows = new Vector3D[3];
        var shifts = new double[3];
        var count = 0;
        foreach (var range in text.Split(','))
        {
            if (count == 3 || !TryParseRow(text[range], out rows[count], out shifts[count]))
                throw Fault(text, line);
            count++;
        }

        var determinant = rows[0].Dot(rows[1].Cross(rows[2]));
        if (count != 3 || Math.Abs(Math.Abs(determinant) - 1) > 1e-6)
            throw Fault(text, line);
        return new SymmetryOperator(rows[0], rows[1], rows[2], new Vector3D(shifts[0], shifts[1], shifts[2]));
    }

    /// <summary>The image of a fractional position.</summary>
    internal Vector3D Apply(Vector3D position) =>
        new Vector3D(RowX.Dot(position), RowY.Dot(position), RowZ.Dot(position)) + Translation;

    // A sum of terms, each a sign, a number, a letter or both: -x, +1/2, 2x, 0.25. Only the first may do without a sign.
    private static bool TryParseRow(ReadOnlySpan<char> text, out Vector3D row, out double shift)
    {
        row = default;
        shift = 0;
        var rest = text.Trim();
        for (var isFirst = true; isFirst || !rest.IsEmpty; isFirst = false)
        {
            var sign = 1;
            if (rest is ['+' or '-', ..])
            {
                sign = rest[0] == '-' ? -1 : 1;
                rest = rest[1..].TrimStart();
            }
            else if (!isFirst)
            {
                return false;
            }

            var hasNumber = TryTakeNumber(ref rest, out var factor);
            if (hasNumber && rest is ['*', ..])
                rest = rest[1..].TrimStart();
            var unit = rest.IsEmpty ? (Vector3D?)null : Axis(rest[0]);
            if (unit is { } axis)
            {
                row += sign * factor * axis;
                rest = rest[1..].TrimStart();
            }
            else if (hasNumber)
            {
                shift += sign * factor;
            }
            else
            {
                return false;
            }
        }

        return Math.Abs(shift) <= FractionalCoordinate.MaximumMagnitude;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> rest, out double number)
    {
        number = 1;
        var end = rest.IndexOfAnyExcept(NumberCharacters);
        var length = end < 0 ? rest.Length : end;
        if (length == 0 || !CifNumber.TryParse(rest[..length], out var read))
            return false;
        number = read.AsFraction();
        rest = rest[length..].TrimStart();
        return true;
    }

    private static Vector3D? Axis(char letter) => letter switch
    {
        'x' or 'X' => new Vector3D(1, 0, 0),
        'y' or 'Y' => new Vector3D(0, 1, 0),
        'z' or 'Z' => new Vector3D(0, 0, 1),
        _ => null,
    };

    private static InvalidInputException Fault(ReadOnlySpan<char> text, int line) =>
        new($"{Excerpt.Quoted(text)} is no symmetry operator; write one such as -x+1/2,y,1/2-z", line: line);
}
