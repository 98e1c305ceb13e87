using System.Globalization;

namespace Phodos.Crystals.Symmetry;

/// <summary>Reads the objects that Moyo answers with.</summary>
internal static class MoyoAnswer
{
    // All translations of the tabulated settings are multiples of this part of a lattice vector.
    private const int Fraction = 24;

    internal static Crystal ToCrystal(object? cell)
    {
        var fields = (Dictionary<string, object?>)cell!;
        var basis = ToNumbers(((Dictionary<string, object?>)fields["lattice"]!)["basis"]);
        return new Crystal(
            new Lattice(new(basis[0], basis[1], basis[2]), new(basis[3], basis[4], basis[5]), new(basis[6], basis[7], basis[8])),
            [.. ((List<object?>)fields["numbers"]!).Select(number => Element.FromAtomicNumber(ToInteger(number)))],
            [.. ((List<object?>)fields["positions"]!).Select(ToNumbers).Select(x => new Vector3D(x[0], x[1], x[2]))]);
    }

    /// <summary>A tabulated operation. Moyo lists the rotation by columns.</summary>
    internal static SymmetryOperation ToOperation(object? operation)
    {
        var fields = (Dictionary<string, object?>)operation!;
        var rotation = ToNumbers(fields["rotation"]).Select(number => (int)number).ToArray();
        var translation = ToNumbers(fields["translation"]).Select(InCell).ToArray();
        return new SymmetryOperation(
            new IntegerMatrix(
                (rotation[0], rotation[3], rotation[6]), (rotation[1], rotation[4], rotation[7]), (rotation[2], rotation[5], rotation[8])),
            new Vector3D(translation[0], translation[1], translation[2]));
    }

    /// <summary>The vectors of a cell given in those of another. Moyo lists the matrix by columns, a vector each.</summary>
    internal static (Vector3D A, Vector3D B, Vector3D C) ToVectors(object? linear, Lattice lattice)
    {
        var numbers = ToNumbers(linear);
        Vector3D Column(int start) => lattice.ToCartesian(new Vector3D(numbers[start], numbers[start + 1], numbers[start + 2]));
        return (Column(0), Column(3), Column(6));
    }

    internal static int ToInteger(object? number) => Convert.ToInt32(number, CultureInfo.InvariantCulture);

    private static double[] ToNumbers(object? list) =>
        [.. ((List<object?>)list!).Select(number => Convert.ToDouble(number, CultureInfo.InvariantCulture))];

    // The nearest double of the fraction, whatever sums Moyo made it by.
    private static double InCell(double translation)
    {
        var parts = (int)Math.Round(translation * Fraction) % Fraction;
        return (parts + Fraction) % Fraction / (double)Fraction;
    }
}
