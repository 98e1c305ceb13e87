using Phodos.Learning.Calibration;

namespace Phodos.Learning.Tests.Calibration;

public class FeatureScopeTests
{
    [Fact]
    public void Distances_are_in_standard_deviations_of_every_direction()
    {
        // Two directions, one ten times as wide as the other, and turned by 45 degrees.
        var random = new Random(3);
        float[][] features = [.. Enumerable.Range(0, 5_000).Select(_ => Turned(10 * Normal(random), Normal(random)))];
        var scope = FeatureScope.Of(features);
        scope.Distance(Turned(10, 0)).ShouldBe(1, 0.1);
        scope.Distance(Turned(0, 1)).ShouldBe(1, 0.1);
        scope.Distance(Turned(0, 10)).ShouldBe(10, 1.0);
        features.Average(row => scope.Distance(row) > scope.Limit ? 1.0 : 0).ShouldBe(0.01, 0.002);

        static float[] Turned(double along, double across) => [(float)(along + across), (float)(along - across)];
    }

    [Fact]
    public void Directions_that_never_vary_do_no_harm()
    {
        var scope = FeatureScope.Of([.. Enumerable.Range(0, 50).Select(row => new[] { row, 1f, 1f })]);
        scope.Distance([25, 1, 1]).ShouldBeInRange(0, 0.1);
        scope.Distance([25, 2, 1]).ShouldBeGreaterThan(scope.Limit);
    }

    [Fact]
    public void Features_of_another_model_are_refused() =>
        Should.Throw<InvalidInputException>(() => FeatureScope.Of([[1f], [2f]]).Distance([1f, 2f])).Message.ShouldContain("calibrate it again");

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
