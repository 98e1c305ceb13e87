using Phodos.Learning.Layers;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Layers;

public class EdgeFeaturesTests
{
    [Fact]
    public void A_zero_vector_has_no_direction() => Compute(0, 0, 0).ShouldBe([1, 0, 0, 0]);

    [Fact]
    public void Inside_half_the_envelope_the_features_are_spherical_harmonics()
    {
        var features = Compute(0.6, 0, 0.8);
        features.ShouldBe([1, Math.Sqrt(3) * 0.6, 0, Math.Sqrt(3) * 0.8], 1e-14);
        Compute(1.2, 0, 1.6).ShouldBe(features, 1e-14); // a direction has no length
    }

    [Fact]
    public void Beyond_the_envelope_they_are_zero() => Compute(0, 4.01, 0).ShouldBe([0, 0, 0, 0], 1e-14);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 0.5)]
    [InlineData(4, 0)]
    public void Between_they_fall_as_a_cosine(double length, double expected) => Compute(length, 0, 0)[0].ShouldBe(expected, 1e-14);

    private static double[] Compute(double x, double y, double z)
    {
        using var scope = NewDisposeScope();
        return EdgeFeatures.Compute(tensor(new[] { x, y, z }, [1, 3], ScalarType.Float64), envelope: 4).data<double>().ToArray();
    }
}
