using Phodos.Learning.Equivariant;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

public class NormalizedActivationTests
{
    [Fact]
    public void The_mean_square_under_a_standard_normal_input_is_1_to_the_error_that_the_reference_has()
    {
        MeanSquareOf(NormalizedActivation.Silu).ShouldBe(1.00316, 1e-5);
        MeanSquareOf(NormalizedActivation.Tanh).ShouldBe(1.00150, 1e-5);
        MeanSquareOf(NormalizedActivation.Sigmoid).ShouldBe(1.00052, 1e-5);
    }

    [Fact]
    public void The_one_for_odd_scalars_is_odd()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-3, 3, 13, dtype: ScalarType.Float64);
        NormalizedActivation.Tanh(-x).allclose(-NormalizedActivation.Tanh(x), rtol: 0, atol: 0).ShouldBeTrue();
    }

    // The trapezoidal rule, which converges faster than any power for an integrand that falls like this one.
    private static double MeanSquareOf(Func<Tensor, Tensor> activation)
    {
        using var scope = NewDisposeScope();
        const double Step = 0.01;
        var x = arange(-12, 12, Step, dtype: ScalarType.Float64);
        var density = (-x.square() / 2).exp() / Math.Sqrt(2 * Math.PI);
        return (activation(x).square() * density).sum().item<double>() * Step;
    }
}
