using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.Tests.LatticeDynamics;

public sealed class ModeSolverTests
{
    // An atom on the centre and two pairs around it, one of the atoms counted to another cell.
    private static readonly Crystal Centred = new(
        new Lattice(new(5.8, 0.3, 0.2), new(-0.4, 6.1, 0.5), new(0.6, -0.3, 6.5)),
        [.. new[] { "Na", "Cl", "O", "Cl", "O" }.Select(Element.FromSymbol)],
        [new(0.1, 0.2, 0.3), new(0.43, 0.27, 0.61), new(0.55, 0.72, 0.37), new(-0.23, 0.13, -0.01), new(1.65, -0.32, 0.23)]);

    [Fact]
    public void A_crystal_with_a_centre_of_inversion_has_the_modes_of_its_matrix() => ModelCrystals.WaveVectors.Sample(
        q =>
        {
            var matrix = ModelCrystals.Springy(Centred);
            matrix.Inversion.ShouldNotBeNull();
            Check(matrix, q);
        },
        iter: 20);

    [Fact]
    public void A_crystal_without_one_has_them_too() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) => Check(ModelCrystals.Springy(crystal), q),
        iter: 20);

    [Fact]
    public void In_the_basis_of_the_centre_the_matrix_is_real()
    {
        var matrix = ModelCrystals.Springy(Centred);
        var q = new Vector3D(0.13, -0.27, 0.41);
        var (values, real) = (new HermitianMatrix(matrix.Size), new HermitianMatrix(matrix.Size));
        matrix.Fill(q, null, values);
        values.Imaginary.Max(Math.Abs).ShouldBeGreaterThan(0.01);
        matrix.Inversion!.ToReal(q, values, real);
        var solver = new HermitianEigensolver(matrix.Size);
        solver.Solve(real, withVectors: false);
        var expected = matrix.At(q).Evd(Symmetricity.Hermitian).EigenValues.Select(value => value.Real).Order();
        solver.Values.ShouldBeNear(expected, 1e-12);
    }

    [Fact]
    public void Forces_that_do_not_know_of_the_centre_have_none()
    {
        var forces = SpringModel.ForceConstants(Centred);
        var (block, index) = forces.Blocks.Select((block, index) => (block, index)).First(entry => entry.block is { First: 0, Second: not 0 });
        var other = forces.Blocks.IndexOf(new ForceConstants.Block(
            block.Second, block.First, (-block.Shift.A, -block.Shift.B, -block.Shift.C), block.Value.Transpose()));
        var stiffer = 1.001 * block.Value;
        var changed = forces.Blocks
            .SetItem(index, block with { Value = stiffer })
            .SetItem(other, forces.Blocks[other] with { Value = stiffer.Transpose() });
        var matrix = new DynamicalMatrix(new ForceConstants(Centred, changed));
        matrix.Inversion.ShouldBeNull();
        Check(matrix, new Vector3D(0.13, -0.27, 0.41));
    }

    private static void Check(DynamicalMatrix matrix, Vector3D q)
    {
        var solver = new ModeSolver(matrix);
        solver.Solve(q, null, withVectors: false);
        var alone = solver.Modes.Values.ToImmutableArray();
        solver.Solve(q, null);
        var (modes, size) = (solver.Modes, matrix.Size);
        alone.ShouldBeNear(modes.Values, 1e-12);
        var vectors = Matrix<Complex>.Build.Dense(
            size, size, (row, column) => new Complex(modes.VectorsReal[row * size + column], modes.VectorsImaginary[row * size + column]));
        var values = Matrix<Complex>.Build.DenseOfDiagonalArray([.. modes.Values.Select(value => (Complex)value)]);
        (matrix.At(q) * vectors - vectors * values).FrobeniusNorm().ShouldBeLessThan(1e-11);
        (vectors.ConjugateTranspose() * vectors - Matrix<Complex>.Build.DenseIdentity(size)).FrobeniusNorm().ShouldBeLessThan(1e-11);
    }
}
