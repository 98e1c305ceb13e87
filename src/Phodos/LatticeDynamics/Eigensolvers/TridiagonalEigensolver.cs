using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.LatticeDynamics.Eigensolvers;

/// <summary>
/// The eigenvalues and eigenvectors of real symmetric tridiagonal matrices of one size by implicit QL rotations (J. H. Wilkinson and
/// C. Reinsch, Handbook for Automatic Computation II (1971), II/4). One instance serves one call at a time.
/// </summary>
internal sealed class TridiagonalEigensolver(int size)
{
    private const int MaximumSweeps = 60;

    private readonly double[] _sines = new double[size];
    private readonly double[] _cosines = new double[size];

    /// <summary>The diagonal; the eigenvalues in no order, once solved.</summary>
    internal double[] Diagonal { get; } = new double[size];

    /// <summary>The element beside each of the diagonal, the last of no meaning; lost, once solved.</summary>
    internal double[] OffDiagonal { get; } = new double[size];

    /// <summary>The eigenvectors, [vector, component], as the eigenvalues are.</summary>
    internal PaddedRows Vectors { get; } = new(size, size);

    /// <summary>Solves the matrix.</summary>
    /// <param name="withVectors">Whether the eigenvectors are wanted.</param>
    /// <exception cref="InvalidOperationException">The matrix is not of finite numbers.</exception>
    internal void Solve(bool withVectors)
    {
        if (withVectors)
        {
            Vectors.Clear();
            for (var row = 0; row < size; row++)
                Vectors[row][row] = 1;
        }

        var (d, e) = (Diagonal, OffDiagonal);
        for (var low = 0; low < size; low++)
        {
            for (var sweep = 0; ; sweep++)
            {
                var high = low;
                while (high < size - 1 && Math.Abs(e[high]) > double.Epsilon + 1.1e-16 * (Math.Abs(d[high]) + Math.Abs(d[high + 1])))
                    high++;
                if (high == low)
                    break;
                if (sweep == MaximumSweeps || double.IsNaN(d[low]))
                    throw NotFinite();
                var last = Sweep(low, high);
                if (withVectors)
                    Rotate(last, high);
            }
        }

        if (!d.All(double.IsFinite))
            throw NotFinite();
    }

    private static InvalidOperationException NotFinite() =>
        new("The eigenvalues of a matrix with numbers that are not finite were asked for.");

    // Wilkinson's shift. Rotation i turns rows i and i + 1; the last of them is returned.
    private int Sweep(int low, int high)
    {
        var (d, e) = (Diagonal, OffDiagonal);
        var g = (d[low + 1] - d[low]) / (2 * e[low]);
        var r = Hypotenuse(g, 1);
        g = d[high] - d[low] + e[low] / (g + (g >= 0 ? r : -r));
        var (sine, cosine, shift) = (1.0, 1.0, 0.0);
        for (var i = high - 1; i >= low; i--)
        {
            var f = sine * e[i];
            var b = cosine * e[i];
            r = Hypotenuse(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= shift;
                e[high] = 0;
                return i + 1;
            }

            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - shift;
            r = (d[i] - g) * sine + 2 * cosine * b;
            shift = sine * r;
            d[i + 1] = g + shift;
            g = cosine * r - b;
            (_sines[i], _cosines[i]) = (sine, cosine);
        }

        d[low] -= shift;
        e[low] = g;
        e[high] = 0;
        return low;
    }

    // All rotations of a sweep on a few columns at a time, where the row that two of them share stays in registers.
    private void Rotate(int last, int high)
    {
        var columns = Vectors.VectorsInRow;
        var column = 0;
        for (; column + 4 <= columns; column += 4)
            RotateFour(last, high, column);
        for (; column < columns; column++)
            RotateOne(last, high, column);
    }

    private void RotateFour(int last, int high, int column)
    {
        ref var row = ref Vectors.Vector(high, column);
        var stride = Vectors.VectorsInRow;
        var (y0, y1, y2, y3) = (row, Unsafe.Add(ref row, 1), Unsafe.Add(ref row, 2), Unsafe.Add(ref row, 3));
        for (var i = high - 1; i >= last; i--)
        {
            var (c, s) = (new Vector<double>(_cosines[i]), new Vector<double>(_sines[i]));
            ref var upper = ref Unsafe.Subtract(ref row, stride);
            var (x0, x1, x2, x3) = (upper, Unsafe.Add(ref upper, 1), Unsafe.Add(ref upper, 2), Unsafe.Add(ref upper, 3));
            row = Vector.FusedMultiplyAdd(c, y0, s * x0);
            Unsafe.Add(ref row, 1) = Vector.FusedMultiplyAdd(c, y1, s * x1);
            Unsafe.Add(ref row, 2) = Vector.FusedMultiplyAdd(c, y2, s * x2);
            Unsafe.Add(ref row, 3) = Vector.FusedMultiplyAdd(c, y3, s * x3);
            y0 = Vector.FusedMultiplyAdd(-s, y0, c * x0);
            y1 = Vector.FusedMultiplyAdd(-s, y1, c * x1);
            y2 = Vector.FusedMultiplyAdd(-s, y2, c * x2);
            y3 = Vector.FusedMultiplyAdd(-s, y3, c * x3);
            row = ref upper;
        }

        (row, Unsafe.Add(ref row, 1), Unsafe.Add(ref row, 2), Unsafe.Add(ref row, 3)) = (y0, y1, y2, y3);
    }

    private void RotateOne(int last, int high, int column)
    {
        ref var row = ref Vectors.Vector(high, column);
        var stride = Vectors.VectorsInRow;
        var y = row;
        for (var i = high - 1; i >= last; i--)
        {
            var (c, s) = (new Vector<double>(_cosines[i]), new Vector<double>(_sines[i]));
            ref var upper = ref Unsafe.Subtract(ref row, stride);
            var x = upper;
            row = Vector.FusedMultiplyAdd(c, y, s * x);
            y = Vector.FusedMultiplyAdd(-s, y, c * x);
            row = ref upper;
        }

        row = y;
    }

    private static double Hypotenuse(double x, double y) => Math.Sqrt(x * x + y * y);
}
