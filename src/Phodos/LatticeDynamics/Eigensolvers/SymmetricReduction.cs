using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.LatticeDynamics.Eigensolvers;

/// <summary>
/// Makes real symmetric matrices of one size tridiagonal and takes vectors back, as <see cref="HermitianReduction"/> does complex ones, with
/// a quarter of the work.
/// </summary>
internal sealed class SymmetricReduction
{
    private static readonly int PanelColumns = 4 * Vector<double>.Count;

    private readonly int _size;
    private readonly PaddedRows _matrix;

    // Row k + 1 holds the k-th Householder vector from element k + 1 on, with zeros before; row 0 is no reflection.
    private readonly PaddedRows _reflectors;
    private readonly double[] _factors;

    // w of A − v wᵀ − w vᵀ, and the product A v.
    private readonly PaddedRows _step;
    private readonly PaddedRows _product;

    // A few vectors on their way back.
    private readonly PaddedRows _panel;

    internal SymmetricReduction(int size)
    {
        _size = size;
        (_matrix, _reflectors) = (new PaddedRows(size, size), new PaddedRows(size, size));
        _factors = new double[size];
        (_step, _product) = (new PaddedRows(1, size), new PaddedRows(1, size));
        _panel = new PaddedRows(size, PanelColumns);
    }

    /// <summary>Makes a matrix tridiagonal.</summary>
    internal void Reduce(ReadOnlySpan<double> matrix, double[] diagonal, double[] offDiagonal)
    {
        _matrix.CopyFrom(matrix, _size);
        _step.Clear();
        for (var k = 0; k < _size; k++)
        {
            Update(k, reflector: k);
            diagonal[k] = _matrix[k][k];
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

    /// <summary>Takes vectors of the tridiagonal matrix, of length 1 by rows, to those of the matrix.</summary>
    /// <param name="vectors">The vectors, [vector, component].</param>
    /// <param name="order">Which of them comes where.</param>
    /// <param name="target">Filled with the vectors, [component, vector].</param>
    internal void TransformBack(PaddedRows vectors, int[] order, double[] target)
    {
        for (var start = 0; start < _size; start += PanelColumns)
        {
            var count = Math.Min(PanelColumns, _size - start);
            _panel.Transpose(vectors, order.AsSpan(start, count));

            // From the last reflection to the first.
            for (var k = _size - 2; k >= 0; k--)
                ReflectPanel(k);
            for (var row = 0; row < _size; row++)
                _panel[row][..count].CopyTo(target.AsSpan(row * _size + start));
        }
    }

    // H = 1 − τ v vᵀ with v₁ = 1 takes the column below the diagonal to its length times a unit vector; A becomes H A H.
    private double Reflect(int k)
    {
        var v = _reflectors[k + 1];
        v.Clear();
        _factors[k] = 0;
        var row = _matrix[k][(k + 1).._size];
        var tail = 0.0;
        for (var i = 1; i < row.Length; i++)
            tail += row[i] * row[i];
        if (tail == 0)
            return row[0];
        var length = Math.Sqrt(row[0] * row[0] + tail);
        var beta = row[0] > 0 ? -length : length;
        for (var i = 1; i < row.Length; i++)
            v[k + 1 + i] = row[i] / (row[0] - beta);
        v[k + 1] = 1;
        _factors[k] = (beta - row[0]) / beta;
        return beta;
    }

    // w = τ A v − (τ² vᵀ A v / 2) v
    private void SetStep(int k)
    {
        var v = _reflectors[k + 1];
        var product = _product[0];
        var step = _step[0];
        var factor = _factors[k];
        var inner = 0.0;
        for (var i = k + 1; i < _size; i++)
            inner += v[i] * product[i];
        step.Clear();
        for (var i = k + 1; i < _size; i++)
            step[i] = factor * product[i] - inner / 2 * factor * factor * v[i];
    }

    // a_ij − v_i w_j − w_i v_j of a row from its block of the diagonal on.
    private void Update(int row, int reflector)
    {
        var a = _matrix[row];
        var x = _reflectors[reflector];
        var p = _step[0];
        var (v, w) = (x[row], p[row]);
        for (var i = row / Vector<double>.Count * Vector<double>.Count; i < a.Length; i++)
            a[i] -= v * p[i] + w * x[i];
    }

    // The same, and the row times the next Householder vector, and the column times the element of the row.
    private void UpdateAndMultiply(int row, int reflector)
    {
        var first = row / Vector<double>.Count;
        ref var a = ref _matrix.Vector(row, first);
        ref var x = ref _reflectors.Vector(reflector, first);
        ref var p = ref _step.Vector(0, first);
        ref var u = ref _reflectors.Vector(reflector + 1, first);
        ref var product = ref _product.Vector(0, first);
        var v = new Vector<double>(-_reflectors[reflector][row]);
        var w = new Vector<double>(-_step[0][row]);
        var element = new Vector<double>(_reflectors[reflector + 1][row]);
        a = Vector.FusedMultiplyAdd(w, x, Vector.FusedMultiplyAdd(v, p, a));

        // Of the block of the diagonal both halves are there, and each row is multiplied itself.
        var sum = a * u;
        var count = _matrix.VectorsInRow - first;
        for (var i = 1; i < count; i++)
        {
            var c = Vector.FusedMultiplyAdd(w, Unsafe.Add(ref x, i), Vector.FusedMultiplyAdd(v, Unsafe.Add(ref p, i), Unsafe.Add(ref a, i)));
            Unsafe.Add(ref a, i) = c;
            sum = Vector.FusedMultiplyAdd(c, Unsafe.Add(ref u, i), sum);
            Unsafe.Add(ref product, i) = Vector.FusedMultiplyAdd(c, element, Unsafe.Add(ref product, i));
        }

        _product[0][row] += Vector.Sum(sum);
    }

    // z − τ v (vᵀ z)
    private void ReflectPanel(int k)
    {
        if (_factors[k] == 0)
            return;
        var v = _reflectors[k + 1][.._size];
        var z = _panel.AllVectors();
        var (sum0, sum1, sum2, sum3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var row = k + 1; row < v.Length; row++)
        {
            var c = new Vector<double>(v[row]);
            sum0 = Vector.FusedMultiplyAdd(c, z[4 * row], sum0);
            sum1 = Vector.FusedMultiplyAdd(c, z[4 * row + 1], sum1);
            sum2 = Vector.FusedMultiplyAdd(c, z[4 * row + 2], sum2);
            sum3 = Vector.FusedMultiplyAdd(c, z[4 * row + 3], sum3);
        }

        (sum0, sum1, sum2, sum3) = (-_factors[k] * sum0, -_factors[k] * sum1, -_factors[k] * sum2, -_factors[k] * sum3);
        for (var row = k + 1; row < v.Length; row++)
        {
            var c = new Vector<double>(v[row]);
            z[4 * row] = Vector.FusedMultiplyAdd(c, sum0, z[4 * row]);
            z[4 * row + 1] = Vector.FusedMultiplyAdd(c, sum1, z[4 * row + 1]);
            z[4 * row + 2] = Vector.FusedMultiplyAdd(c, sum2, z[4 * row + 2]);
            z[4 * row + 3] = Vector.FusedMultiplyAdd(c, sum3, z[4 * row + 3]);
        }
    }
}
