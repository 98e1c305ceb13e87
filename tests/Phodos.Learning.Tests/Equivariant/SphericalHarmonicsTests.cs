using Phodos.Learning.Equivariant;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

public class SphericalHarmonicsTests
{
    private const int Degree = 3;
    private const double Rounding = 1e-13;

    [Fact]
    public void Degrees_up_to_3_are_their_closed_forms_about_the_axis_y()
    {
        using var scope = NewDisposeScope();
        var vectors = Representation.Vectors(50, seed: 2);
        var expected = TinyModel.Rows(vectors / vectors.norm(1, keepdim: true)).Select(row => ClosedForms(row[0], row[1], row[2])).ToArray();
        var actual = TinyModel.Rows(Compute(vectors));
        for (var row = 0; row < expected.Length; row++)
            actual[row].Zip(expected[row]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Rounding);
    }

    [Fact]
    public void A_lower_degree_is_the_beginning_of_a_higher_one()
    {
        using var scope = NewDisposeScope();
        var vectors = Representation.Vectors(5, seed: 3);
        var whole = Compute(vectors);
        for (var degree = 0; degree < Degree; degree++)
        {
            using var harmonics = new SphericalHarmonics(degree);
            var lower = harmonics.Compute(vectors);
            lower.shape.ShouldBe([5, (degree + 1) * (degree + 1)]);
            lower.allclose(whole.narrow(1, 0, lower.shape[1]), rtol: 0, atol: 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_squares_of_a_degree_add_up_to_the_number_of_its_components()
    {
        using var scope = NewDisposeScope();
        var values = Compute(Representation.Vectors(50, seed: 4));
        for (var l = 0; l <= Degree; l++)
        {
            var squares = values.narrow(1, l * l, 2 * l + 1).square().sum(1);
            (squares - (2 * l + 1)).abs().max().item<double>().ShouldBeLessThan(Rounding);
        }
    }

    [Fact]
    public void The_product_of_two_directions_is_the_Legendre_polynomial_of_their_angle()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (Representation.Vectors(30, seed: 5), Representation.Vectors(30, seed: 6));
        var cosine = (first * second).sum(1) / (first.norm(1) * second.norm(1));
        Tensor[] legendre = [ones_like(cosine), cosine, (3 * cosine.square() - 1) / 2, (5 * cosine.pow(3) - 3 * cosine) / 2];
        var products = Compute(first) * Compute(second);
        for (var l = 0; l <= Degree; l++)
        {
            var sum = products.narrow(1, l * l, 2 * l + 1).sum(1);
            (sum - (2 * l + 1) * legendre[l]).abs().max().item<double>().ShouldBeLessThan(Rounding);
        }
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e8)]
    public void Only_the_direction_of_a_vector_counts(double factor)
    {
        using var scope = NewDisposeScope();
        var vectors = Representation.Vectors(10, seed: 7);
        (Compute(vectors * factor) - Compute(vectors)).abs().max().item<double>().ShouldBeLessThan(Rounding);
    }

    [Fact]
    public void A_zero_vector_has_no_component_above_degree_0_and_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        var vector = zeros([1, 3], ScalarType.Float64).requires_grad_();
        var values = Compute(vector);
        TinyModel.Rows(values)[0].ShouldBe([1, .. Enumerable.Repeat(0.0, 15)]);
        autograd.grad([values.sum()], [vector])[0].isfinite().all().item<bool>().ShouldBeTrue();
    }

    // √(4π) times the real harmonics of the textbooks, whose z is y here.
    private static double[] ClosedForms(double x, double y, double z) =>
    [
        1,
        Math.Sqrt(3) * x, Math.Sqrt(3) * y, Math.Sqrt(3) * z,
        Math.Sqrt(15) * x * z, Math.Sqrt(15) * x * y, Math.Sqrt(5) / 2 * (3 * y * y - 1), Math.Sqrt(15) * y * z, Math.Sqrt(15) / 2 * (z * z - x * x),
        Math.Sqrt(35.0 / 8) * x * (3 * z * z - x * x), Math.Sqrt(105) * x * y * z, Math.Sqrt(21.0 / 8) * x * (5 * y * y - 1),
        Math.Sqrt(7) / 2 * y * (5 * y * y - 3),
        Math.Sqrt(21.0 / 8) * z * (5 * y * y - 1), Math.Sqrt(105) / 2 * y * (z * z - x * x), Math.Sqrt(35.0 / 8) * z * (z * z - 3 * x * x),
    ];

    private static Tensor Compute(Tensor vectors)
    {
        using var harmonics = new SphericalHarmonics(Degree);
        return harmonics.Compute(vectors);
    }

}
