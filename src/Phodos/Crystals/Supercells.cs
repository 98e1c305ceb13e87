using System.Collections.Immutable;

namespace Phodos.Crystals;

/// <summary>The same crystal in other cells.</summary>
public static class Supercells
{
    /// <summary>
    /// The crystal in a cell whose vectors are whole combinations of its own: row i of the matrix holds the coefficients of the
    /// i-th new vector. The atoms come copy by copy, each copy in the order of the crystal, and are wrapped into the new cell.
    /// </summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="matrix">The change of cell; the new cell holds |determinant| old ones.</param>
    /// <exception cref="InvalidInputException">
    /// The determinant is zero, or there are more than <see cref="Crystal.MaximumAtoms"/> atoms.
    /// </exception>
    public static Crystal Supercell(this Crystal crystal, IntegerMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var copies = Math.Abs(matrix.Determinant);
        if (copies == 0)
            throw new InvalidInputException("the determinant of the supercell matrix is zero; give three independent rows");
        if (copies > Crystal.MaximumAtoms / crystal.AtomCount)
        {
            throw new InvalidInputException(
                $"a supercell of {copies} cells with {crystal.AtomCount} atoms each has more than {Crystal.MaximumAtoms} atoms; "
                + "give a smaller matrix");
        }

        var (a, b, c) = matrix.Combine(crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C);
        var lattice = new Lattice(a, b, c);
        var (countA, countB, countC) = DiagonalOfHermiteForm(matrix);
        var positions =
            from i in Range(countA)
            from j in Range(countB)
            from k in Range(countC)
            from position in crystal.FractionalPositions
            select Wrap(lattice.ToFractional(crystal.Lattice.ToCartesian(position + new Vector3D(i, j, k))));
        return new Crystal(
            lattice, [.. Enumerable.Repeat(crystal.Species, (int)copies).SelectMany(species => species)], positions.ToImmutableArray());
    }

    /// <summary>
    /// Row operations make the matrix triangular and leave the lattice that it spans as it is; the box of the diagonal then
    /// holds each old cell of the new one exactly once, however skewed the matrix.
    /// </summary>
    private static (long A, long B, long C) DiagonalOfHermiteForm(IntegerMatrix matrix)
    {
        long[][] rows = [.. new[] { matrix.Row1, matrix.Row2, matrix.Row3 }.Select(row => new long[] { row.A, row.B, row.C })];
        for (var column = 0; column < 2; column++)
        {
            for (var lower = column + 1; lower < 3; lower++)
            {
                // Euclid's algorithm on the two leading entries.
                while (rows[lower][column] != 0)
                {
                    var quotient = rows[column][column] / rows[lower][column];
                    var remainder = rows[column].Zip(rows[lower], (upper, below) => checked(upper - quotient * below)).ToArray();
                    (rows[column], rows[lower]) = (rows[lower], remainder);
                }
            }
        }

        return (Math.Abs(rows[0][0]), Math.Abs(rows[1][1]), Math.Abs(rows[2][2]));
    }

    private static IEnumerable<int> Range(long count) => Enumerable.Range(0, (int)count);

    private static Vector3D Wrap(Vector3D fractional) =>
        fractional - new Vector3D(Math.Floor(fractional.X), Math.Floor(fractional.Y), Math.Floor(fractional.Z));
}
