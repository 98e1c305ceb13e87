using CsCheck;
using Phodos.Learning.Equivariant;
using Phodos.Learning.Graphs;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

/// <summary>Every layer of the equivariant network: an element of O(3) before it is that element after it.</summary>
public class EquivarianceTests
{
    private const int Rows = 5;
    private const double Rounding = 1e-9;

    // Uneven copies, both parities, a repeated block, not sorted.
    private const string Mixed = "3x1o+2x0e+1x3e+4x0o+2x2e+1x1e+2x3o+1x1o+3x2o";

    [Fact]
    public void Spherical_harmonics()
    {
        using var harmonics = new SphericalHarmonics(3);
        var vectors = Representation.Vectors(Rows, seed: 1);
        ForElements(turn => Difference(
            harmonics.Compute(Representation.Turn(turn, vectors)),
            Representation.Turn(turn, harmonics.Compute(vectors), Irreps.SphericalHarmonics(3))));
    }

    [Theory]
    [InlineData(Mixed, "1x0e+1x1o+1x2e+1x3o", Mixed)]
    [InlineData("2x1o+1x2o", "3x1e+2x0o+1x3e", "2x0e+3x2e+1x1o+1x0o+2x3o")]
    [InlineData("2x0e", "1x0e", "1x1o+3x0e")] // part of the output is never reached
    public void Fully_connected_tensor_product(string first, string second, string output)
    {
        var (ofFirst, ofSecond, ofOutput) = (Irreps.Parse(first), Irreps.Parse(second), Irreps.Parse(output));
        using var product = Representation.Seeded(new FullyConnectedTensorProduct(ofFirst, ofSecond, ofOutput), seed: 2);
        var (left, right) = (Representation.Numbers(Rows, ofFirst.Dimension, seed: 3), Representation.Numbers(Rows, ofSecond.Dimension, seed: 4));
        ForElements(turn => Difference(
            product.Multiply(Representation.Turn(turn, left, ofFirst), Representation.Turn(turn, right, ofSecond)),
            Representation.Turn(turn, product.Multiply(left, right), ofOutput)));
    }

    [Theory]
    [InlineData("3x0e")]
    [InlineData("2x0e+1x0o+1x0e")]
    public void Fully_connected_tensor_product_by_kind(string scalars)
    {
        var (features, kinds) = (Irreps.Parse(Mixed), Irreps.Parse(scalars));
        var output = Irreps.Parse("2x2e+3x0e+1x3o+2x1o+2x0o+1x2o");
        using var product = Representation.Seeded(new FullyConnectedTensorProduct(features, kinds, output), seed: 2);
        var (left, ofKinds) = (Representation.Numbers(Rows, features.Dimension, seed: 3), Representation.Numbers(2, kinds.Dimension, seed: 4));
        var kindOfRow = tensor([1L, 0, 1, 1, 0]);
        ForElements(turn => Difference(
            product.MultiplyByKind(Representation.Turn(turn, left, features), Representation.Turn(turn, ofKinds, kinds), kindOfRow),
            Representation.Turn(turn, product.MultiplyByKind(left, ofKinds, kindOfRow), output)));
    }

    [Theory]
    [InlineData(Mixed, 3)]
    [InlineData("5x0e", 2)]
    [InlineData("2x3o+1x2o", 1)]
    public void Weighted_tensor_product(string layout, int degree)
    {
        var (features, harmonics) = (Irreps.Parse(layout), Irreps.SphericalHarmonics(degree));
        using var product = new WeightedTensorProduct(features, harmonics, (_, _, irrep) => irrep.Degree <= 3);
        var (left, right) = (Representation.Numbers(Rows, features.Dimension, seed: 3), Representation.Numbers(Rows, harmonics.Dimension, seed: 4));
        var weights = Representation.Numbers(Rows, product.WeightCount, seed: 5);
        ForElements(turn => Difference(
            Multiply(Representation.Turn(turn, left, features), Representation.Turn(turn, right, harmonics)),
            Representation.Turn(turn, Multiply(left, right), product.Output)));

        Tensor Multiply(Tensor a, Tensor b) => product.Arrange(product.Multiply(a, b, weights));
    }

    [Theory]
    [InlineData("3x0e", "2x0e+3x0e", "2x1o+3x2e")]
    [InlineData("3x0e+2x0o", "1x0e+2x0o+2x0o", "1x1o+2x1e+2x3o")] // odd scalars and odd gates
    [InlineData("2x0o", "", "")]
    [InlineData("", "2x0o", "2x2e")]
    public void Gate(string scalars, string gates, string gated)
    {
        using var gate = new Gate(Parse(scalars), Parse(gates), Parse(gated));
        var features = Representation.Numbers(Rows, gate.Input.Dimension, seed: 6);
        ForElements(turn => Difference(
            gate.Activate(Representation.Turn(turn, features, gate.Input)),
            Representation.Turn(turn, gate.Activate(features), gate.Output)));
    }

    [Theory]
    [InlineData("3x0e+2x0o+2x1o+1x1e", "2x0e+1x0o+3x1o+1x1e", 1)]
    [InlineData("2x0e+1x1o+3x2e", "1x0e+2x1o+1x2e+2x2o", 2)]
    [InlineData("2x0e+2x1o+1x3o", "3x0e+1x1o+2x3o+1x3e", 3)]
    [InlineData("4x0e", "2x0e+3x1o+1x2e", 2)] // what the atom itself cannot reach comes from its neighbours alone
    public void Convolution(string input, string output, int degree)
    {
        const int Basis = 4;
        var (ofInput, elements, ofOutput) = (Irreps.Parse(input), Irreps.Parse("3x0e"), Irreps.Parse(output));
        var ofHarmonics = Irreps.SphericalHarmonics(degree);
        using var convolution = Representation.Seeded(
            new EquivariantConvolution(ofInput, elements, ofHarmonics, ofOutput, [Basis, 6], neighbors: 5), seed: 7);
        using var harmonics = new SphericalHarmonics(degree);
        using var batch = GraphBatch.Of([SampleCrystals.RandomGraph(3, 1), SampleCrystals.RandomGraph(4, 2)], ScalarType.Float64, CPU);
        var atoms = Representation.Numbers(7, ofInput.Dimension, seed: 8);
        var ofKinds = Representation.Numbers(batch.ElementOfKind.shape[0], elements.Dimension, seed: 9);
        var radial = RadialBasis.Gaussians(batch.EdgeVectors.norm(1, keepdim: true), 4, Basis);
        ForElements(turn => Difference(
            Convolve(Representation.Turn(turn, atoms, ofInput), Representation.Turn(turn, batch.EdgeVectors)),
            Representation.Turn(turn, Convolve(atoms, batch.EdgeVectors), ofOutput)));

        Tensor Convolve(Tensor features, Tensor vectors) =>
            convolution.Convolve(features, new EquivariantGraph(batch, ofKinds, harmonics.Compute(vectors), radial));
    }

    [Fact]
    public void The_matrices_of_the_elements_are_orthogonal_and_no_mere_units()
    {
        foreach (var irrep in Irreps.Parse("1x1o+1x1e+1x2e+1x2o+1x3o+1x3e").Blocks.Select(block => block.Irrep))
        {
            using var scope = NewDisposeScope();
            var matrix = Representation.WignerD(Orthogonal.Reflection(seed: 3), irrep);
            var unit = eye(irrep.Dimension, dtype: ScalarType.Float64);
            Difference(matrix.matmul(matrix.t()), unit).ShouldBeLessThan(1e-12);
            Difference(matrix, unit).ShouldBeGreaterThan(0.1);
            var inversion = Representation.WignerD(Orthogonal.Inversion, irrep);
            Difference(inversion, irrep.IsOdd ? -unit : unit).ShouldBeLessThan(1e-12);
        }
    }

    private static void ForElements(Func<Orthogonal, double> differenceOf)
    {
        using var noGradients = no_grad();
        Gen.Select(Gen.Int[0, 10_000], Gen.Bool).Sample(
            (seed, isProper) =>
            {
                using var scope = NewDisposeScope();
                return differenceOf(isProper ? Orthogonal.Rotation(seed) : Orthogonal.Reflection(seed)) < Rounding;
            },
            iter: 10, threads: 1);
        using var last = NewDisposeScope();
        differenceOf(Orthogonal.Inversion).ShouldBeLessThan(Rounding);
    }

    private static double Difference(Tensor first, Tensor second) => (first - second).abs().max().item<double>();

    private static Irreps Parse(string layout) => layout.Length == 0 ? new Irreps([]) : Irreps.Parse(layout);
}
