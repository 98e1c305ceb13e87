using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class DynamicalMatrixTests
{
    [Fact]
    public void The_matrix_is_Hermitian() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            var matrix = ModelCrystals.Springy(crystal).At(q);
            (matrix - matrix.ConjugateTranspose()).FrobeniusNorm().ShouldBeLessThan(1e-12 * matrix.FrobeniusNorm());
        },
        iter: 30);

    [Fact]
    public void Time_reversal_conjugates_the_matrix() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            var matrix = ModelCrystals.Springy(crystal);
            var forward = matrix.At(q);
            (matrix.At(-q) - forward.Conjugate()).FrobeniusNorm().ShouldBeLessThan(1e-12 * forward.FrobeniusNorm());
        },
        iter: 30);

    [Fact]
    public void The_matrix_repeats_with_the_reciprocal_lattice() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            var matrix = ModelCrystals.Springy(crystal);
            var home = matrix.At(q);
            (matrix.At(q + new Vector3D(1, -2, 1)) - home).FrobeniusNorm().ShouldBeLessThan(1e-10 * home.FrobeniusNorm());
        },
        iter: 30);

    [Fact]
    public void Springs_never_give_a_negative_squared_frequency() => ModelCrystals.Random.Select(ModelCrystals.WaveVectors).Sample(
        (crystal, q) =>
        {
            var eigenvalues = ModelCrystals.Springy(crystal).At(q).Evd(Symmetricity.Hermitian).EigenValues;
            eigenvalues.Min(value => value.Real).ShouldBeGreaterThan(-1e-12 * eigenvalues.Max(value => value.Real));
        },
        iter: 30);

    [Fact]
    public void Masses_that_cannot_be_are_refused()
    {
        var forceConstants = SpringModel.ForceConstants(ModelCrystals.RockSalt());
        Should.Throw<ArgumentException>(() => new DynamicalMatrix(forceConstants, [23]));
        Should.Throw<ArgumentException>(() => new DynamicalMatrix(forceConstants, [23, 0]));
        Should.Throw<ArgumentException>(() => new DynamicalMatrix(forceConstants, [23, double.NaN]));
    }
}
