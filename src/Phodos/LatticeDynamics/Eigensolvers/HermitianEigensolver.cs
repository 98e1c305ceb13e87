namespace Phodos.LatticeDynamics.Eigensolvers;

/// <summary>
/// The eigenvalues and eigenvectors of complex Hermitian matrices of one size; of real symmetric ones with a quarter of the work. For the 6
/// to a few hundred rows of dynamical matrices this takes a fraction of the time of a general library, since nothing is allocated and every
/// inner loop runs over neighbouring numbers. One instance serves one call at a time.
/// </summary>
internal sealed class HermitianEigensolver
{
    private readonly int _size;
    private readonly TridiagonalEigensolver _tridiagonal;
    private readonly int[] _order;
    private HermitianReduction? _complex;
    private SymmetricReduction? _real;

    internal HermitianEigensolver(int size)
    {
        _size = size;
        _tridiagonal = new TridiagonalEigensolver(size);
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

    /// <summary>Solves a matrix.</summary>
    /// <param name="matrix">The matrix, both halves of it.</param>
    /// <param name="withVectors">Whether the eigenvectors are wanted.</param>
    /// <exception cref="InvalidOperationException">The matrix is not of finite numbers.</exception>
    internal void Solve(HermitianMatrix matrix, bool withVectors = true)
    {
        if (matrix.Imaginary.AsSpan().ContainsAnyExcept(0.0))
        {
            _complex ??= new HermitianReduction(_size);
            _complex.Reduce(matrix, _tridiagonal.Diagonal, _tridiagonal.OffDiagonal);
            SolveTridiagonal(withVectors);
            if (withVectors)
                _complex.TransformBack(_tridiagonal.Vectors, _order, VectorsReal, VectorsImaginary);
            return;
        }

        _real ??= new SymmetricReduction(_size);
        _real.Reduce(matrix.Real, _tridiagonal.Diagonal, _tridiagonal.OffDiagonal);
        SolveTridiagonal(withVectors);
        if (!withVectors)
            return;
        _real.TransformBack(_tridiagonal.Vectors, _order, VectorsReal);
        Array.Clear(VectorsImaginary);
    }

    private void SolveTridiagonal(bool withVectors)
    {
        _tridiagonal.Solve(withVectors);
        for (var index = 0; index < _size; index++)
            _order[index] = index;
        Array.Copy(_tridiagonal.Diagonal, Values, _size);
        Array.Sort(Values, _order);
    }
}
