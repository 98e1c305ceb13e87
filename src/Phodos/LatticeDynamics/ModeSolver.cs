using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.LatticeDynamics;

/// <summary>
/// Finds the modes of a crystal at wave vectors, of one with a centre of inversion by real numbers alone. One instance serves one call at a
/// time.
/// </summary>
internal sealed class ModeSolver
{
    private readonly DynamicalMatrix _matrix;
    private readonly HermitianMatrix _values;
    private readonly InversionBasis? _basis;
    private readonly HermitianMatrix? _real;

    internal ModeSolver(DynamicalMatrix matrix)
    {
        _matrix = matrix;
        _values = new HermitianMatrix(matrix.Size);
        Modes = new HermitianEigensolver(matrix.Size);
        _basis = matrix.Inversion?.Copy();
        _real = _basis is null ? null : new HermitianMatrix(matrix.Size);
    }

    /// <summary>The eigenvalues and eigenvectors of D at the wave vector last solved.</summary>
    internal HermitianEigensolver Modes { get; }

    /// <summary>Solves D(q).</summary>
    /// <param name="q">The wave vector in units of the reciprocal vectors.</param>
    /// <param name="direction">Where q is zero, the direction that it is reached from, or null.</param>
    /// <param name="withVectors">Whether the eigenvectors are wanted.</param>
    internal void Solve(Vector3D q, Vector3D? direction, bool withVectors = true)
    {
        _matrix.Fill(q, direction, _values);
        if (_basis is null)
        {
            Modes.Solve(_values, withVectors);
            return;
        }

        _basis.ToReal(q, _values, _real!);
        Modes.Solve(_real!, withVectors);
        if (withVectors)
            _basis.Restore(Modes);
    }
}
