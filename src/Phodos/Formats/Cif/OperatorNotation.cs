using System.Buffers;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>Reads symmetry operators in the notation of International Tables, such as <c>-x+1/2, y, 1/2-z</c>.</summary>
internal static class OperatorNotation
{
    // The shifts of all space groups are such fractions, so that an operator may round them more than a position may.
    private const int MinimumSnapDecimals = 2;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789./");

    /// <summary>Reads an operator in any case, with decimals, blanks and unary signs.</summary>
    /// <exception cref="InvalidInputException">The text is no such operator, or its matrix changes the volume.</exception>
    internal static SymmetryOperation Parse(ReadOnlySpan<char> text, int line)
    {
        var rows = new (int A, int B, int C)[3];
        var shifts = new double[3];
        var count = 0;
        foreach (var range in text.Split(','))
        {
            if (count == 3 || !TryParseRow(text[range], out rows[count], out shifts[count]))
                throw Fault(text, line);
            count++;
        }

        var rotation = new IntegerMatrix(rows[0], rows[1], rows[2]);
        if (count != 3 || Math.Abs(rotation.Determinant) != 1)
            throw Fault(text, line);
        return new SymmetryOperation(rotation, new Vector3D(shifts[0], shifts[1], shifts[2]));
    }

    /// <summary>Reads the part of a magnetic operator, <c>-x,-y,z+1/2,-1</c>, that moves atoms: time reversal does not.</summary>
    /// <exception cref="InvalidInputException">The text is no such operator.</exception>
    internal static SymmetryOperation ParseMagnetic(ReadOnlySpan<char> text, int line)
    {
        var end = -1;
        for (var part = 0; part < 3; part++)
        {
            var next = text[(end + 1)..].IndexOf(',');
            if (next < 0)
                return Parse(text, line);
            end += next + 1;
        }

        return Parse(text[..end], line);
    }

    // A sum of terms, each a sign, a number, a letter or both: -x, +1/2, 2x, 0.25. Only the first may do without a sign.
    private static bool TryParseRow(ReadOnlySpan<char> text, out (int A, int B, int C) row, out double shift)
    {
        row = default;
        shift = 0;
        Span<int> factors = [0, 0, 0];
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
            var axis = rest.IsEmpty ? -1 : "xyz".IndexOf(char.ToLowerInvariant(rest[0]), StringComparison.Ordinal);
            if (axis >= 0)
            {
                // No lattice has an operator with larger factors, unless its cell is absurdly skewed.
                if (factor != Math.Round(factor) || factor > 1000)
                    return false;
                factors[axis] += sign * (int)factor;
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

        row = (factors[0], factors[1], factors[2]);
        return Math.Abs(shift) <= FractionalCoordinate.MaximumMagnitude;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> rest, out double number)
    {
        number = 1;
        var end = rest.IndexOfAnyExcept(NumberCharacters);
        var length = end < 0 ? rest.Length : end;
        if (length == 0 || !CifNumber.TryParse(rest[..length], out var read))
            return false;
        number = FractionalCoordinate.SnapToSixths(read.Value, read.Decimals, MinimumSnapDecimals);
        rest = rest[length..].TrimStart();
        return true;
    }

    private static InvalidInputException Fault(ReadOnlySpan<char> text, int line) =>
        new($"{Excerpt.Quoted(text)} is no symmetry operator; write one such as -x+1/2,y,1/2-z", line: line);
}
