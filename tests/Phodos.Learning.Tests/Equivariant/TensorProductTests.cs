using Phodos.Learning.Equivariant;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

public class TensorProductTests
{
    [Fact]
    public void By_kind_is_the_whole_product_with_the_vector_of_the_kind_of_each_row()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Irreps.Parse("3x1o+2x0e+1x3e+4x0o+2x2e"), Irreps.Parse("3x0e+2x0o"));
        using var product = Representation.Seeded(
            new FullyConnectedTensorProduct(first, second, Irreps.Parse("2x2e+3x0e+1x3o+2x1o+1x2o+2x1e+3x0o")), seed: 1);
        var (left, kinds, kindOfRow) = (Representation.Numbers(6, first.Dimension, 2), Representation.Numbers(3, second.Dimension, 3), tensor([2L, 0, 1, 1, 0, 2]));
        var expected = product.Multiply(left, kinds.index_select(0, kindOfRow));
        Difference(product.MultiplyByKind(left, kinds, kindOfRow), expected).ShouldBeLessThan(1e-13);
    }

    [Fact]
    public void What_no_path_leads_to_is_zero_and_told()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Irreps.Parse("2x0e+1x1o"), Irreps.Parse("1x0e"));
        using var product = Representation.Seeded(new FullyConnectedTensorProduct(first, second, Irreps.Parse("1x1o+1x1e+2x0e+1x0o")), seed: 1);
        var output = product.Multiply(Representation.Numbers(4, first.Dimension, 2), Representation.Numbers(4, 1, 3));
        product.IsReached.ShouldBe([true, true, true, false, false, false, true, true, false]);
        output.ne(0).all(0).data<bool>().ToArray().ShouldBe(product.IsReached);
    }

    [Fact]
    public void Standard_normal_features_and_weights_give_components_of_mean_square_1()
    {
        const int Samples = 500;
        using var scope = NewDisposeScope();
        var (first, second, output) = (Irreps.Parse("6x0e+5x1o+4x2e"), Irreps.Parse("1x0e+1x1o+1x2e"), Irreps.Parse("200x0e+200x1o+200x2e"));
        var (left, right) = (Representation.Numbers(Samples, first.Dimension, 1), Representation.Numbers(Samples, second.Dimension, 2));

        using var whole = Representation.Seeded(new FullyConnectedTensorProduct(first, second, output), seed: 3);
        using var weighted = new WeightedTensorProduct(first, second, (_, _, irrep) => irrep.Degree <= 2);
        var weights = Representation.Numbers(Samples, weighted.WeightCount, 4);

        ShouldHaveMeanSquare1(whole.Multiply(left, right), output);
        ShouldHaveMeanSquare1(weighted.Arrange(weighted.Multiply(left, right, weights)), weighted.Output.Sorted());
    }

    // Over all copies of a representation: the weights of one may be small by chance.
    private static void ShouldHaveMeanSquare1(Tensor values, Irreps layout)
    {
        foreach (var block in layout.Blocks)
            values.narrow(1, block.Start, block.Length).square().mean().item<double>().ShouldBe(1, 0.1, block.ToString());
    }

    private static double Difference(Tensor first, Tensor second) => (first - second).abs().max().item<double>();
}
