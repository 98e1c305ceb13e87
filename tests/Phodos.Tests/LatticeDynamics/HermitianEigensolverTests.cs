using System.Numerics;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.Tests.LatticeDynamics;

public sealed class HermitianEigensolverTests
{
    [Fact]
    public void The_eigenvectors_are_orthonormal_and_belong_to_their_values() => Gen.Int[1, 40].SelectMany(
        size => Gen.Double[-1, 1].Array[2 * size * size].Select(numbers => (size, numbers))).Sample(
        (size, numbers) => Check(Random(size, numbers)),
        iter: 60);

    [Fact]
    public void Real_matrices_have_theirs() => Gen.Int[1, 40].SelectMany(
        size => Gen.Double[-1, 1].Array[size * size].Select(numbers => (size, numbers))).Sample(
        (size, numbers) => Check(Random(size, [.. numbers, .. new double[size * size]])),
        iter: 60);

    [Theory]
    [InlineData(0.0)]
    [InlineData(3.0)]
    public void A_multiple_of_the_unit_matrix_has_one_value(double value)
    {
        var matrix = Matrix<Complex>.Build.DenseIdentity(7) * value;
        Check(matrix).ShouldAllBe(eigenvalue => Math.Abs(eigenvalue - value) < 1e-14);
    }

    [Fact]
    public void Degenerate_values_have_a_full_set_of_vectors()
    {
        var vectors = Random(12, [.. Enumerable.Range(0, 288).Select(index => Math.Sin(index * index))]).Evd(Symmetricity.Hermitian).EigenVectors;
        var diagonal = Matrix<Complex>.Build.DenseOfDiagonalArray([.. Enumerable.Range(0, 12).Select(index => (Complex)(index / 4))]);
        var product = vectors * diagonal * vectors.ConjugateTranspose();
        Check((product + product.ConjugateTranspose()) / 2).ShouldBeNear([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], 1e-12);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        var matrix = new HermitianMatrix(4);
        matrix.Real[0] = double.NaN;
        matrix.Real[1] = matrix.Real[4] = 1;
        Should.Throw<InvalidOperationException>(() => new HermitianEigensolver(4).Solve(matrix));
    }

    private static Matrix<Complex> Random(int size, double[] numbers)
    {
        var matrix = Matrix<Complex>.Build.Dense(
            size, size, (row, column) => new Complex(numbers[row * size + column], numbers[size * size + row * size + column]));
        return (matrix + matrix.ConjugateTranspose()) / 2;
    }

    private static double[] Check(Matrix<Complex> matrix)
    {
        var size = matrix.RowCount;
        var workspace = new HermitianMatrix(size);
        void Fill()
        {
            for (var place = 0; place < size * size; place++)
                (workspace.Real[place], workspace.Imaginary[place]) = (matrix[place / size, place % size].Real, matrix[place / size, place % size].Imaginary);
        }

        var solver = new HermitianEigensolver(size);
        Fill();
        solver.Solve(workspace, withVectors: false);
        var alone = (double[])solver.Values.Clone();
        Fill();
        solver.Solve(workspace);
        alone.ShouldBeNear(solver.Values, 1e-12 * size);
        solver.Values.ShouldBeInOrder();
        var vectors = Matrix<Complex>.Build.Dense(
            size, size, (row, column) => new Complex(solver.VectorsReal[row * size + column], solver.VectorsImaginary[row * size + column]));
        var values = Matrix<Complex>.Build.DenseOfDiagonalArray([.. solver.Values.Select(value => (Complex)value)]);
        (matrix * vectors - vectors * values).FrobeniusNorm().ShouldBeLessThan(1e-13 * size * (1 + matrix.FrobeniusNorm()));
        (vectors.ConjugateTranspose() * vectors - Matrix<Complex>.Build.DenseIdentity(size)).FrobeniusNorm().ShouldBeLessThan(1e-12 * size);
        return (double[])solver.Values.Clone();
    }
}
