using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// The cells of a supercell: whole vectors that differ by a vector of the supercell are the same one of its
/// |determinant| cells. Told apart by the Hermite normal form of the supercell's vectors, for any matrix.
/// </summary>
internal sealed class LatticeCosets
{
    // [ d11 d12 d13 ; 0 d22 d23 ; 0 0 d33 ], spans the same lattice as the matrix.
    private readonly long _d11;
    private readonly long _d12;
    private readonly long _d13;
    private readonly long _d22;
    private readonly long _d23;
    private readonly long _d33;

    /// <param name="matrix">The vectors of the supercell by rows; the determinant is not zero.</param>
    internal LatticeCosets(IntegerMatrix matrix)
    {
        long[][] rows = [.. new[] { matrix.Row1, matrix.Row2, matrix.Row3 }.Select(row => new long[] { row.A, row.B, row.C })];
        for (var column = 0; column < 2; column++)
        {
            for (var lower = column + 1; lower < 3; lower++)
            {
                while (rows[lower][column] != 0) // Euclid's algorithm on the leading entries
                {
                    var quotient = rows[column][column] / rows[lower][column];
                    var remainder = rows[column].Zip(rows[lower], (upper, below) => checked(upper - quotient * below)).ToArray();
                    (rows[column], rows[lower]) = (rows[lower], remainder);
                }
            }
        }

        for (var row = 0; row < 3; row++)
        {
            if (rows[row][row] < 0)
                rows[row] = [.. rows[row].Select(entry => -entry)];
        }

        (_d11, _d12, _d13, _d22, _d23, _d33) = (rows[0][0], rows[0][1], rows[0][2], rows[1][1], rows[1][2], rows[2][2]);
        Count = checked((int)(_d11 * _d22 * _d33));
    }

    /// <summary>The number of cells.</summary>
    internal int Count { get; }

    /// <summary>One whole vector for each cell, in the order of <see cref="IndexOf"/>.</summary>
    internal IEnumerable<(int A, int B, int C)> Representatives =>
        from a in Enumerable.Range(0, (int)_d11)
        from b in Enumerable.Range(0, (int)_d22)
        from c in Enumerable.Range(0, (int)_d33)
        select (a, b, c);

    /// <summary>The number of the cell of a whole vector, 0..<see cref="Count"/> - 1.</summary>
    internal int IndexOf((int A, int B, int C) vector)
    {
        long a = vector.A, b = vector.B, c = vector.C;
        var times = FloorOfRatio(a, _d11);
        (a, b, c) = (a - times * _d11, b - times * _d12, c - times * _d13);
        times = FloorOfRatio(b, _d22);
        (b, c) = (b - times * _d22, c - times * _d23);
        c -= FloorOfRatio(c, _d33) * _d33;
        return (int)((a * _d22 + b) * _d33 + c);
    }

    private static long FloorOfRatio(long numerator, long denominator)
    {
        var quotient = numerator / denominator;
        return quotient * denominator > numerator ? quotient - 1 : quotient;
    }
}
