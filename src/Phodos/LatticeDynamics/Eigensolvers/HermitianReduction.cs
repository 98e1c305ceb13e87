using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.LatticeDynamics.Eigensolvers;

/// <summary>
/// Makes complex Hermitian matrices of one size tridiagonal and real by Householder reflections (J. H. Wilkinson and C. Reinsch, Handbook
/// for Automatic Computation II (1971), II/2), and takes vectors back. Only the upper half of the matrix is worked on, and each element is
/// read once a reflection: what the last one changes is carried out where the next is multiplied.
/// </summary>
internal sealed class HermitianReduction
{
    private static readonly int PanelColumns = 2 * Vector<double>.Count;

    private readonly int _size;
    private readonly PaddedRows _real;
    private readonly PaddedRows _imaginary;

    // Row k + 1 holds the k-th Householder vector from element k + 1 on, with zeros before; row 0 is no reflection.
    private readonly PaddedRows _reflectorsReal;
    private readonly PaddedRows _reflectorsImaginary;
    private readonly Complex[] _factors;

    // The real and the imaginary part of w in A − v wᴴ − w vᴴ, and of the product A v.
    private readonly PaddedRows _step;
    private readonly PaddedRows _product;

    // A few vectors on their way back, so few that they stay near the processor.
    private readonly PaddedRows _panelReal;
    private readonly PaddedRows _panelImaginary;

    internal HermitianReduction(int size)
    {
        _size = size;
        (_real, _imaginary) = (new PaddedRows(size, size), new PaddedRows(size, size));
        (_reflectorsReal, _reflectorsImaginary) = (new PaddedRows(size, size), new PaddedRows(size, size));
        _factors = new Complex[size];
        (_step, _product) = (new PaddedRows(2, size), new PaddedRows(2, size));
        (_panelReal, _panelImaginary) = (new PaddedRows(size, PanelColumns), new PaddedRows(size, PanelColumns));
    }

    /// <summary>Makes a matrix tridiagonal.</summary>
    internal void Reduce(HermitianMatrix matrix, double[] diagonal, double[] offDiagonal)
    {
        _real.CopyFrom(matrix.Real, _size);
        _imaginary.CopyFrom(matrix.Imaginary, _size);
        _step.Clear();
        for (var k = 0; k < _size; k++)
        {
            Update(k, reflector: k);
            diagonal[k] = _real[k][k];
            if (k == _size - 1)
                break;
            offDiagonal[k] = Reflect(k);
            _product.Clear();
            for (var row = k + 1; row < _size; row++)
                UpdateAndMultiply(row, reflector: k);
            SetStep(k);
        }

        offDiagonal[_size - 1] = 0;
    }

    /// <summary>Takes vectors of the tridiagonal matrix, real ones of length 1 by rows, to those of the matrix.</summary>
    /// <param name="vectors">The vectors, [vector, component].</param>
    /// <param name="order">Which of them comes where.</param>
    /// <param name="real">Filled with the real parts, [component, vector].</param>
    /// <param name="imaginary">Filled with the imaginary parts, [component, vector].</param>
    internal void TransformBack(PaddedRows vectors, int[] order, double[] real, double[] imaginary)
    {
        for (var start = 0; start < _size; start += PanelColumns)
        {
            var count = Math.Min(PanelColumns, _size - start);
            _panelReal.Transpose(vectors, order.AsSpan(start, count));
            _panelImaginary.Clear();

            // From the last reflection to the first.
            for (var k = _size - 2; k >= 0; k--)
                ReflectPanel(k);
            for (var row = 0; row < _size; row++)
            {
                _panelReal[row][..count].CopyTo(real.AsSpan(row * _size + start));
                _panelImaginary[row][..count].CopyTo(imaginary.AsSpan(row * _size + start));
            }
        }
    }

    // H = 1 − τ v vᴴ with v₁ = 1 takes the column below the diagonal to its length times a unit vector; A becomes Hᴴ A H.
    private double Reflect(int k)
    {
        // The column is the conjugate of the row, which lies together.
        var x = _reflectorsReal[k + 1];
        var y = _reflectorsImaginary[k + 1];
        x.Clear();
        y.Clear();
        _factors[k] = 0;
        var rowReal = _real[k][(k + 1).._size];
        var rowImaginary = _imaginary[k][(k + 1).._size];
        var tail = 0.0;
        for (var i = 1; i < rowReal.Length; i++)
            tail += rowReal[i] * rowReal[i] + rowImaginary[i] * rowImaginary[i];
        var head = new Complex(rowReal[0], -rowImaginary[0]);
        if (tail == 0 && head.Imaginary == 0)
            return head.Real;
        var length = Math.Sqrt(head.Real * head.Real + head.Imaginary * head.Imaginary + tail);
        var beta = head.Real > 0 ? -length : length;
        var scale = Complex.One / (head - beta);
        for (var i = 1; i < rowReal.Length; i++)
        {
            x[k + 1 + i] = scale.Real * rowReal[i] + scale.Imaginary * rowImaginary[i];
            y[k + 1 + i] = scale.Imaginary * rowReal[i] - scale.Real * rowImaginary[i];
        }

        x[k + 1] = 1;
        _factors[k] = new Complex((beta - head.Real) / beta, -head.Imaginary / beta);
        return beta;
    }

    // w = τ A v − (|τ|² vᴴ A v / 2) v
    private void SetStep(int k)
    {
        var x = _reflectorsReal[k + 1];
        var y = _reflectorsImaginary[k + 1];
        var productReal = _product[0];
        var productImaginary = _product[1];
        var inner = 0.0; // vᴴ A v is real
        for (var i = k + 1; i < _size; i++)
            inner += x[i] * productReal[i] + y[i] * productImaginary[i];
        var (real, imaginary) = (_factors[k].Real, _factors[k].Imaginary);
        var half = inner / 2 * (real * real + imaginary * imaginary);
        var stepReal = _step[0];
        var stepImaginary = _step[1];
        stepReal.Clear();
        stepImaginary.Clear();
        for (var i = k + 1; i < _size; i++)
        {
            stepReal[i] = real * productReal[i] - imaginary * productImaginary[i] - half * x[i];
            stepImaginary[i] = real * productImaginary[i] + imaginary * productReal[i] - half * y[i];
        }
    }

    // a_ij − v_i conj(w_j) − w_i conj(v_j) of a row from its block of the diagonal on.
    private void Update(int row, int reflector)
    {
        var first = row / Vector<double>.Count * Vector<double>.Count;
        var (v, vi, w, wi) = (_reflectorsReal[reflector][row], _reflectorsImaginary[reflector][row], _step[0][row], _step[1][row]);
        var x = _reflectorsReal[reflector];
        var y = _reflectorsImaginary[reflector];
        var p = _step[0];
        var q = _step[1];
        var a = _real[row];
        var b = _imaginary[row];
        for (var i = first; i < a.Length; i++)
        {
            a[i] -= v * p[i] + vi * q[i] + w * x[i] + wi * y[i];
            b[i] -= vi * p[i] - v * q[i] + wi * x[i] - w * y[i];
        }
    }

    // The same, and the row times the next Householder vector, and its conjugate, which is the column, times the element of the row.
    private void UpdateAndMultiply(int row, int reflector)
    {
        var first = row / Vector<double>.Count;
        ref var a = ref _real.Vector(row, first);
        ref var b = ref _imaginary.Vector(row, first);
        ref var x = ref _reflectorsReal.Vector(reflector, first);
        ref var y = ref _reflectorsImaginary.Vector(reflector, first);
        ref var p = ref _step.Vector(0, first);
        ref var q = ref _step.Vector(1, first);
        ref var u = ref _reflectorsReal.Vector(reflector + 1, first);
        ref var t = ref _reflectorsImaginary.Vector(reflector + 1, first);
        ref var real = ref _product.Vector(0, first);
        ref var imaginary = ref _product.Vector(1, first);
        var v = new Vector<double>(-_reflectorsReal[reflector][row]);
        var vi = new Vector<double>(-_reflectorsImaginary[reflector][row]);
        var w = new Vector<double>(-_step[0][row]);
        var wi = new Vector<double>(-_step[1][row]);
        var element = new Vector<double>(_reflectorsReal[reflector + 1][row]);
        var elementI = new Vector<double>(_reflectorsImaginary[reflector + 1][row]);
        var (sumReal, sumImaginary, crossReal, crossImaginary) = (
            Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var count = _real.VectorsInRow - first;
        for (var i = 0; i < count; i++)
        {
            var (pi, qi, xi, yi) = (Unsafe.Add(ref p, i), Unsafe.Add(ref q, i), Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
            var c = Vector.FusedMultiplyAdd(v, pi, Unsafe.Add(ref a, i));
            var d = Vector.FusedMultiplyAdd(vi, pi, Unsafe.Add(ref b, i));
            c = Vector.FusedMultiplyAdd(vi, qi, c);
            d = Vector.FusedMultiplyAdd(-v, qi, d);
            c = Vector.FusedMultiplyAdd(w, xi, c);
            d = Vector.FusedMultiplyAdd(wi, xi, d);
            c = Vector.FusedMultiplyAdd(wi, yi, c);
            d = Vector.FusedMultiplyAdd(-w, yi, d);
            (Unsafe.Add(ref a, i), Unsafe.Add(ref b, i)) = (c, d);
            var (ui, ti) = (Unsafe.Add(ref u, i), Unsafe.Add(ref t, i));
            sumReal = Vector.FusedMultiplyAdd(c, ui, sumReal);
            crossReal = Vector.FusedMultiplyAdd(d, ti, crossReal);
            sumImaginary = Vector.FusedMultiplyAdd(c, ti, sumImaginary);
            crossImaginary = Vector.FusedMultiplyAdd(d, ui, crossImaginary);

            // Of the block of the diagonal both halves are there, and each row is multiplied itself.
            if (i == 0)
                continue;
            Unsafe.Add(ref real, i) = Vector.FusedMultiplyAdd(d, elementI, Vector.FusedMultiplyAdd(c, element, Unsafe.Add(ref real, i)));
            Unsafe.Add(ref imaginary, i) = Vector.FusedMultiplyAdd(
                -d, element, Vector.FusedMultiplyAdd(c, elementI, Unsafe.Add(ref imaginary, i)));
        }

        _product[0][row] += Vector.Sum(sumReal - crossReal);
        _product[1][row] += Vector.Sum(sumImaginary + crossImaginary);
    }

    // z − τ v (vᴴ z)
    private void ReflectPanel(int k)
    {
        var factor = -_factors[k];
        if (factor == Complex.Zero)
            return;
        var v = _reflectorsReal[k + 1][.._size];
        var vi = _reflectorsImaginary[k + 1][.._size];
        var x = _panelReal.AllVectors();
        var y = _panelImaginary.AllVectors();
        var (sum0, sum1, cross0, cross1) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var (sumI0, sumI1, crossI0, crossI1) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var row = k + 1; row < v.Length; row++)
        {
            var (c, d) = (new Vector<double>(v[row]), new Vector<double>(vi[row]));
            sum0 = Vector.FusedMultiplyAdd(c, x[2 * row], sum0);
            sum1 = Vector.FusedMultiplyAdd(c, x[2 * row + 1], sum1);
            cross0 = Vector.FusedMultiplyAdd(d, y[2 * row], cross0);
            cross1 = Vector.FusedMultiplyAdd(d, y[2 * row + 1], cross1);
            sumI0 = Vector.FusedMultiplyAdd(c, y[2 * row], sumI0);
            sumI1 = Vector.FusedMultiplyAdd(c, y[2 * row + 1], sumI1);
            crossI0 = Vector.FusedMultiplyAdd(d, x[2 * row], crossI0);
            crossI1 = Vector.FusedMultiplyAdd(d, x[2 * row + 1], crossI1);
        }

        var (s0, s1, t0, t1) = (sum0 + cross0, sum1 + cross1, sumI0 - crossI0, sumI1 - crossI1);
        var (p0, q0) = (factor.Real * s0 - factor.Imaginary * t0, factor.Real * t0 + factor.Imaginary * s0);
        var (p1, q1) = (factor.Real * s1 - factor.Imaginary * t1, factor.Real * t1 + factor.Imaginary * s1);
        for (var row = k + 1; row < v.Length; row++)
        {
            var (c, d) = (new Vector<double>(v[row]), new Vector<double>(vi[row]));
            x[2 * row] = Vector.FusedMultiplyAdd(-d, q0, Vector.FusedMultiplyAdd(c, p0, x[2 * row]));
            x[2 * row + 1] = Vector.FusedMultiplyAdd(-d, q1, Vector.FusedMultiplyAdd(c, p1, x[2 * row + 1]));
            y[2 * row] = Vector.FusedMultiplyAdd(d, p0, Vector.FusedMultiplyAdd(c, q0, y[2 * row]));
            y[2 * row + 1] = Vector.FusedMultiplyAdd(d, p1, Vector.FusedMultiplyAdd(c, q1, y[2 * row + 1]));
        }
    }
}
