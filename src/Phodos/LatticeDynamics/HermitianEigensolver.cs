using System.Numerics;
using System.Runtime.InteropServices;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The eigenvalues and eigenvectors of complex Hermitian matrices of one size: Householder reflections make the matrix tridiagonal and
/// real, implicit QL rotations diagonal (J. H. Wilkinson and C. Reinsch, Handbook for Automatic Computation II (1971), II/2 and II/3).
/// For the 6 to a few hundred rows of dynamical matrices this takes a fraction of the time of a general library, since nothing is allocated
/// and every inner loop runs over neighbouring numbers. One instance serves one call at a time.
/// </summary>
internal sealed class HermitianEigensolver
{
    private const int MaximumSweeps = 60;

    private readonly int _size;

    // Row k holds the k-th Householder vector from element k + 1 on.
    private readonly double[] _reflectorsReal;
    private readonly double[] _reflectorsImaginary;
    private readonly Complex[] _factors;
    private readonly double[] _offDiagonal;
    private readonly double[] _productReal;
    private readonly double[] _productImaginary;
    private readonly double[] _rotated;
    private readonly double[] _unsorted;
    private readonly int[] _order;

    internal HermitianEigensolver(int size)
    {
        _size = size;
        _reflectorsReal = new double[size * size];
        _reflectorsImaginary = new double[size * size];
        _factors = new Complex[size];
        _offDiagonal = new double[size];
        _productReal = new double[size];
        _productImaginary = new double[size];
        _rotated = new double[size * size];
        _unsorted = new double[size];
        _order = new int[size];
        Values = new double[size];
        VectorsReal = new double[size * size];
        VectorsImaginary = new double[size * size];
    }

    /// <summary>The eigenvalues of the last matrix in ascending order.</summary>
    internal double[] Values { get; }

    /// <summary>The real parts of the eigenvectors, [component, vector]; vectors have length 1.</summary>
    internal double[] VectorsReal { get; }

    /// <summary>The imaginary parts of the eigenvectors, [component, vector].</summary>
    internal double[] VectorsImaginary { get; }

    /// <summary>Solves a matrix, whose content is lost.</summary>
    /// <param name="matrix">The matrix, both halves of it.</param>
    /// <param name="withVectors">Whether the eigenvectors are wanted.</param>
    /// <exception cref="InvalidOperationException">The matrix is not of finite numbers.</exception>
    internal void Solve(HermitianMatrix matrix, bool withVectors = true)
    {
        Tridiagonalize(matrix.Real, matrix.Imaginary);
        if (withVectors)
        {
            Array.Clear(_rotated);
            for (var row = 0; row < _size; row++)
                _rotated[row * _size + row] = 1;
        }

        Diagonalize(withVectors);
        if (!_unsorted.All(double.IsFinite))
            throw NotFinite();
        for (var index = 0; index < _size; index++)
            _order[index] = index;
        Array.Copy(_unsorted, Values, _size);
        Array.Sort(Values, _order);
        if (withVectors)
            TransformBack();
    }

    private static InvalidOperationException NotFinite() =>
        new("The eigenvalues of a matrix with numbers that are not finite were asked for.");

    // H = 1 − τ v vᴴ with v₁ = 1 takes the column below the diagonal to its length times a unit vector; A becomes Hᴴ A H.
    private void Tridiagonalize(double[] real, double[] imaginary)
    {
        for (var k = 0; k < _size - 1; k++)
        {
            _unsorted[k] = real[k * _size + k];
            var rest = _size - k - 1;
            var vectorReal = _reflectorsReal.AsSpan(k * _size + k + 1, rest);
            var vectorImaginary = _reflectorsImaginary.AsSpan(k * _size + k + 1, rest);

            // The column is the conjugate of the row, which lies together.
            real.AsSpan(k * _size + k + 1, rest).CopyTo(vectorReal);
            for (var i = 0; i < rest; i++)
                vectorImaginary[i] = -imaginary[k * _size + k + 1 + i];
            var tail = 0.0;
            for (var i = 1; i < rest; i++)
                tail += vectorReal[i] * vectorReal[i] + vectorImaginary[i] * vectorImaginary[i];
            var head = new Complex(vectorReal[0], vectorImaginary[0]);
            if (tail == 0 && head.Imaginary == 0)
            {
                _factors[k] = 0;
                _offDiagonal[k] = head.Real;
                continue;
            }

            var length = Math.Sqrt(head.Real * head.Real + head.Imaginary * head.Imaginary + tail);
            var beta = head.Real > 0 ? -length : length;
            var factor = new Complex((beta - head.Real) / beta, -head.Imaginary / beta);
            var scale = Complex.One / (head - beta);
            vectorReal[0] = 1;
            vectorImaginary[0] = 0;
            for (var i = 1; i < rest; i++)
            {
                var (x, y) = (vectorReal[i], vectorImaginary[i]);
                vectorReal[i] = scale.Real * x - scale.Imaginary * y;
                vectorImaginary[i] = scale.Real * y + scale.Imaginary * x;
            }

            _factors[k] = factor;
            _offDiagonal[k] = beta;
            Reflect(real, imaginary, k + 1, vectorReal, vectorImaginary, factor);
        }

        _unsorted[_size - 1] = real[_size * _size - 1];
        _offDiagonal[_size - 1] = 0;
    }

    // A − v wᴴ − w vᴴ with w = τ A v − (|τ|² vᴴ A v / 2) v on the rows and columns from start on.
    private void Reflect(
        double[] real, double[] imaginary, int start, ReadOnlySpan<double> vectorReal, ReadOnlySpan<double> vectorImaginary, Complex factor)
    {
        var rest = vectorReal.Length;
        var wReal = _productReal.AsSpan(0, rest);
        var wImaginary = _productImaginary.AsSpan(0, rest);
        var inner = 0.0; // vᴴ A v is real
        for (var row = 0; row < rest; row++)
        {
            var offset = (start + row) * _size + start;
            var (x, y) = Product(real.AsSpan(offset, rest), imaginary.AsSpan(offset, rest), vectorReal, vectorImaginary);
            inner += vectorReal[row] * x + vectorImaginary[row] * y;
            wReal[row] = factor.Real * x - factor.Imaginary * y;
            wImaginary[row] = factor.Real * y + factor.Imaginary * x;
        }

        var half = inner / 2 * (factor.Real * factor.Real + factor.Imaginary * factor.Imaginary);
        for (var row = 0; row < rest; row++)
        {
            wReal[row] -= half * vectorReal[row];
            wImaginary[row] -= half * vectorImaginary[row];
        }

        for (var row = 0; row < rest; row++)
        {
            var offset = (start + row) * _size + start;
            Subtract(
                real.AsSpan(offset, rest),
                imaginary.AsSpan(offset, rest),
                (vectorReal[row], vectorImaginary[row]),
                (wReal[row], wImaginary[row]),
                vectorReal,
                vectorImaginary,
                wReal,
                wImaginary);
        }
    }

    // Σ a_i v_i of a row of the matrix.
    private static (double Real, double Imaginary) Product(
        ReadOnlySpan<double> rowReal, ReadOnlySpan<double> rowImaginary, ReadOnlySpan<double> real, ReadOnlySpan<double> imaginary)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(rowReal);
        var b = MemoryMarshal.Cast<double, Vector<double>>(rowImaginary);
        var x = MemoryMarshal.Cast<double, Vector<double>>(real);
        var y = MemoryMarshal.Cast<double, Vector<double>>(imaginary);
        var (sumReal, sumImaginary) = (Vector<double>.Zero, Vector<double>.Zero);
        var (crossReal, crossImaginary) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < a.Length && i < b.Length && i < x.Length && i < y.Length; i++)
        {
            sumReal = Vector.FusedMultiplyAdd(a[i], x[i], sumReal);
            crossReal = Vector.FusedMultiplyAdd(b[i], y[i], crossReal);
            sumImaginary = Vector.FusedMultiplyAdd(a[i], y[i], sumImaginary);
            crossImaginary = Vector.FusedMultiplyAdd(b[i], x[i], crossImaginary);
        }

        var (totalReal, totalImaginary) = (Vector.Sum(sumReal - crossReal), Vector.Sum(sumImaginary + crossImaginary));
        for (var i = a.Length * Vector<double>.Count; i < rowReal.Length; i++)
        {
            totalReal += rowReal[i] * real[i] - rowImaginary[i] * imaginary[i];
            totalImaginary += rowReal[i] * imaginary[i] + rowImaginary[i] * real[i];
        }

        return (totalReal, totalImaginary);
    }

    // a_i − v conj(w_i) − w conj(v_i)
    private static void Subtract(
        Span<double> rowReal,
        Span<double> rowImaginary,
        (double Real, double Imaginary) v,
        (double Real, double Imaginary) w,
        ReadOnlySpan<double> vectorReal,
        ReadOnlySpan<double> vectorImaginary,
        ReadOnlySpan<double> wReal,
        ReadOnlySpan<double> wImaginary)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(rowReal);
        var b = MemoryMarshal.Cast<double, Vector<double>>(rowImaginary);
        var x = MemoryMarshal.Cast<double, Vector<double>>(vectorReal);
        var y = MemoryMarshal.Cast<double, Vector<double>>(vectorImaginary);
        var p = MemoryMarshal.Cast<double, Vector<double>>(wReal);
        var q = MemoryMarshal.Cast<double, Vector<double>>(wImaginary);
        var (vr, vi, wr, wi) = (
            new Vector<double>(-v.Real), new Vector<double>(-v.Imaginary), new Vector<double>(-w.Real), new Vector<double>(-w.Imaginary));
        for (var i = 0; i < a.Length && i < b.Length && i < x.Length && i < y.Length && i < p.Length && i < q.Length; i++)
        {
            var sum = Vector.FusedMultiplyAdd(vr, p[i], a[i]);
            sum = Vector.FusedMultiplyAdd(vi, q[i], sum);
            sum = Vector.FusedMultiplyAdd(wr, x[i], sum);
            a[i] = Vector.FusedMultiplyAdd(wi, y[i], sum);
            sum = Vector.FusedMultiplyAdd(vi, p[i], b[i]);
            sum = Vector.FusedMultiplyAdd(-vr, q[i], sum);
            sum = Vector.FusedMultiplyAdd(wi, x[i], sum);
            b[i] = Vector.FusedMultiplyAdd(-wr, y[i], sum);
        }

        for (var i = a.Length * Vector<double>.Count; i < rowReal.Length; i++)
        {
            rowReal[i] -= v.Real * wReal[i] + v.Imaginary * wImaginary[i] + w.Real * vectorReal[i] + w.Imaginary * vectorImaginary[i];
            rowImaginary[i] -= v.Imaginary * wReal[i] - v.Real * wImaginary[i] + w.Imaginary * vectorReal[i] - w.Real * vectorImaginary[i];
        }
    }

    // The implicit QL method with Wilkinson's shift. Row i of the rotated matrix becomes the i-th eigenvector of the tridiagonal one.
    private void Diagonalize(bool withVectors)
    {
        var (d, e) = (_unsorted, _offDiagonal);
        for (var low = 0; low < _size; low++)
        {
            for (var sweep = 0; ; sweep++)
            {
                var high = low;
                while (high < _size - 1 && Math.Abs(e[high]) > double.Epsilon + 1.1e-16 * (Math.Abs(d[high]) + Math.Abs(d[high + 1])))
                    high++;
                if (high == low)
                    break;
                if (sweep == MaximumSweeps || double.IsNaN(d[low]))
                    throw NotFinite();
                Sweep(d, e, low, high, withVectors);
            }
        }
    }

    private void Sweep(double[] d, double[] e, int low, int high, bool withVectors)
    {
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
                return;
            }

            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - shift;
            r = (d[i] - g) * sine + 2 * cosine * b;
            shift = sine * r;
            d[i + 1] = g + shift;
            g = cosine * r - b;
            if (withVectors)
                Rotate(_rotated.AsSpan(i * _size, _size), _rotated.AsSpan((i + 1) * _size, _size), cosine, sine);
        }

        d[low] -= shift;
        e[low] = g;
        e[high] = 0;
    }

    private static void Rotate(Span<double> upper, Span<double> lower, double cosine, double sine)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(upper);
        var b = MemoryMarshal.Cast<double, Vector<double>>(lower);
        var (c, s) = (new Vector<double>(cosine), new Vector<double>(sine));
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var (x, y) = (a[i], b[i]);
            b[i] = Vector.FusedMultiplyAdd(s, x, c * y);
            a[i] = Vector.FusedMultiplyAdd(c, x, -(s * y));
        }

        for (var i = a.Length * Vector<double>.Count; i < upper.Length; i++)
        {
            var (x, y) = (upper[i], lower[i]);
            lower[i] = sine * x + cosine * y;
            upper[i] = cosine * x - sine * y;
        }
    }

    // The eigenvectors of the matrix are those of the tridiagonal one, reflected in turn, from the last reflection to the first.
    private void TransformBack()
    {
        for (var vector = 0; vector < _size; vector++)
        {
            var source = _order[vector] * _size;
            for (var row = 0; row < _size; row++)
                VectorsReal[row * _size + vector] = _rotated[source + row];
        }

        Array.Clear(VectorsImaginary);
        var sumReal = _productReal.AsSpan(0, _size);
        var sumImaginary = _productImaginary.AsSpan(0, _size);
        for (var k = _size - 2; k >= 0; k--)
        {
            if (_factors[k] == Complex.Zero)
                continue;
            sumReal.Clear();
            sumImaginary.Clear();
            for (var row = k + 1; row < _size; row++)
            {
                // vᴴ z
                AddProduct(
                    (_reflectorsReal[k * _size + row], -_reflectorsImaginary[k * _size + row]),
                    VectorsReal.AsSpan(row * _size, _size),
                    VectorsImaginary.AsSpan(row * _size, _size),
                    sumReal,
                    sumImaginary);
            }

            for (var row = k + 1; row < _size; row++)
            {
                var step = -_factors[k] * new Complex(_reflectorsReal[k * _size + row], _reflectorsImaginary[k * _size + row]);
                AddProduct(
                    (step.Real, step.Imaginary),
                    sumReal,
                    sumImaginary,
                    VectorsReal.AsSpan(row * _size, _size),
                    VectorsImaginary.AsSpan(row * _size, _size));
            }
        }
    }

    // target_i + factor · source_i
    private static void AddProduct(
        (double Real, double Imaginary) factor,
        ReadOnlySpan<double> sourceReal,
        ReadOnlySpan<double> sourceImaginary,
        Span<double> targetReal,
        Span<double> targetImaginary)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(sourceReal);
        var y = MemoryMarshal.Cast<double, Vector<double>>(sourceImaginary);
        var a = MemoryMarshal.Cast<double, Vector<double>>(targetReal);
        var b = MemoryMarshal.Cast<double, Vector<double>>(targetImaginary);
        var (real, imaginary) = (new Vector<double>(factor.Real), new Vector<double>(factor.Imaginary));
        for (var i = 0; i < x.Length && i < y.Length && i < a.Length && i < b.Length; i++)
        {
            a[i] = Vector.FusedMultiplyAdd(-imaginary, y[i], Vector.FusedMultiplyAdd(real, x[i], a[i]));
            b[i] = Vector.FusedMultiplyAdd(imaginary, x[i], Vector.FusedMultiplyAdd(real, y[i], b[i]));
        }

        for (var i = x.Length * Vector<double>.Count; i < sourceReal.Length; i++)
        {
            targetReal[i] += factor.Real * sourceReal[i] - factor.Imaginary * sourceImaginary[i];
            targetImaginary[i] += factor.Real * sourceImaginary[i] + factor.Imaginary * sourceReal[i];
        }
    }

    private static double Hypotenuse(double x, double y) => Math.Sqrt(x * x + y * y);
}
