using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Forces;

/// <summary>What a <c>phonopy.conf</c> says of a calculation of forces: its supercell, its primitive cell, its masses.</summary>
/// <param name="Supercell">The supercell: its rows are the vectors in units of those of the unit cell.</param>
/// <param name="PrimitiveAxes">
/// The vectors of the primitive cell in units of those of the unit cell, or null where symmetry is to choose it.
/// </param>
/// <param name="Masses">The mass of each atom of the unit cell (unified atomic mass units); null for the natural ones.</param>
internal sealed record PhonopySettings(
    IntegerMatrix Supercell, (Vector3D A, Vector3D B, Vector3D C)? PrimitiveAxes, ImmutableArray<double>? Masses)
{
    /// <summary>Reads a file of settings. Settings of what is to be calculated from the forces are passed over.</summary>
    /// <exception cref="InvalidInputException">A setting is broken or stands twice, or there is no DIM; the line is given.</exception>
    internal static PhonopySettings Read(string text)
    {
        IntegerMatrix? supercell = null;
        (Vector3D A, Vector3D B, Vector3D C)? axes = Forces.PrimitiveAxes.Unit;
        ImmutableArray<double>? masses = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lines = new TextLines(text, "#!");
        while (lines.TryMoveToWords())
        {
            var setting = Setting(lines);
            if (setting is not var (key, values))
                continue;
            if (!seen.Add(key))
                throw lines.Fault($"the setting {Excerpt.Quoted(key)} stands twice");
            if (key == "DIM")
                supercell = Supercells(lines, values);
            else if (key == "PRIMITIVE_AXES")
                axes = Axes(lines, values);
            else if (key == "MASS")
                masses = [.. values.Select(value => Positive(lines, value))];
        }

        return new PhonopySettings(
            supercell ?? throw new InvalidInputException("there is no DIM, the size of the supercell; give three or nine whole numbers"),
            axes,
            masses);
    }

    private static (string Key, string[] Values)? Setting(TextLines lines)
    {
        var words = string.Join(' ', Enumerable.Range(0, lines.WordCount).Select(index => lines.Word(index).ToString()));
        var equals = words.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return null;
        var key = words[..equals].Trim().ToUpperInvariant();
        return (key == "PRIMITIVE_AXIS" ? "PRIMITIVE_AXES" : key, words[(equals + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // Phonopy's matrices hold the new vectors as columns.
    private static IntegerMatrix Supercells(TextLines lines, string[] values)
    {
        const string Expected = "DIM is three or nine whole numbers";
        var numbers = values.Select(value => Whole(lines, value, Expected)).ToArray();
        var matrix = numbers switch
        {
            [var a, var b, var c] => IntegerMatrix.Diagonal(a, b, c),
            [var m11, var m12, var m13, var m21, var m22, var m23, var m31, var m32, var m33] =>
                new IntegerMatrix((m11, m21, m31), (m12, m22, m32), (m13, m23, m33)),
            _ => throw lines.Fault($"{Expected}, not {values.Length}"),
        };
        return matrix.Determinant > 0
            ? matrix
            : throw lines.Fault($"the determinant of DIM is {matrix.Determinant}; a supercell has a positive one");
    }

    private static (Vector3D A, Vector3D B, Vector3D C)? Axes(TextLines lines, string[] values)
    {
        var word = values.Length == 1 ? values[0].ToUpperInvariant() : "";
        if (word == "AUTO")
            return null;
        if (Forces.PrimitiveAxes.Named(word) is { } named)
            return named;
        if (values.Length != 9)
            throw lines.Fault($"PRIMITIVE_AXES is nine numbers, a letter of centring or AUTO, not {values.Length} words");
        var m = values.Select(value => Fraction(lines, value)).ToArray();
        return (new(m[0], m[3], m[6]), new(m[1], m[4], m[7]), new(m[2], m[5], m[8]));
    }

    private static int Whole(TextLines lines, string value, string expected)
    {
        var isNegative = value.StartsWith('-');
        return InvariantNumber.TryParseCount(value.AsSpan(isNegative ? 1 : 0), out var number) && number <= Crystal.MaximumAtoms
            ? isNegative ? -number : number
            : throw lines.Fault($"{expected}; found {Excerpt.Quoted(value)}");
    }

    private static double Fraction(TextLines lines, string value)
    {
        var parts = value.Split('/');
        if (parts.Length is 1 or 2
            && InvariantNumber.TryParse(parts[0], out var numerator)
            && InvariantNumber.TryParse(parts.Length == 2 ? parts[1] : "1", out var denominator)
            && denominator != 0)
        {
            return numerator / denominator;
        }

        throw lines.Fault($"expected a number or a fraction such as 1/2, found {Excerpt.Quoted(value)}");
    }

    private static double Positive(TextLines lines, string value) => InvariantNumber.TryParse(value, out var mass) && mass > 0
        ? mass
        : throw lines.Fault($"expected a mass above 0, found {Excerpt.Quoted(value)}");
}
