using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Phodos.LatticeDynamics.Eigensolvers;

/// <summary>Numbers by rows that each fill whole vectors of the processor, with zeros beyond the last column, so that no loop has a rest.</summary>
internal sealed class PaddedRows
{
    private readonly double[] _values;

    internal PaddedRows(int rows, int columns)
    {
        Stride = StrideOf(columns);
        _values = new double[rows * Stride];
    }

    /// <summary>The numbers from the start of a row to that of the next.</summary>
    internal int Stride { get; }

    /// <summary>The columns, and those beyond them that fill vectors of the processor.</summary>
    internal static int StrideOf(int columns) => (columns + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>A row.</summary>
    internal Span<double> this[int row] => _values.AsSpan(row * Stride, Stride);

    /// <summary>The number of vectors in a row.</summary>
    internal int VectorsInRow => Stride / Vector<double>.Count;

    /// <summary>A vector of a row, with those after it behind it: for inner loops, which stay in the row themselves.</summary>
    internal ref Vector<double> Vector(int row, int index = 0) =>
        ref Unsafe.As<double, Vector<double>>(ref _values[row * Stride + index * Vector<double>.Count]);

    /// <summary>All numbers in vectors.</summary>
    internal Span<Vector<double>> AllVectors() => MemoryMarshal.Cast<double, Vector<double>>(_values.AsSpan());

    /// <summary>Sets all numbers to zero.</summary>
    internal void Clear() => Array.Clear(_values);

    /// <summary>Takes the rows of a square matrix.</summary>
    internal void CopyFrom(ReadOnlySpan<double> matrix, int size)
    {
        for (var row = 0; row < size; row++)
            matrix.Slice(row * size, size).CopyTo(this[row]);
    }

    /// <summary>Takes rows of others as its columns.</summary>
    internal void Transpose(PaddedRows source, ReadOnlySpan<int> rows)
    {
        for (var column = 0; column < rows.Length; column++)
        {
            var row = source[rows[column]];
            for (var component = 0; component < _values.Length / Stride; component++)
                _values[component * Stride + column] = row[component];
        }
    }
}
