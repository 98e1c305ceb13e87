using Phodos.Learning.Layers;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Layers;

public class AttentionDropoutTests
{
    [Fact]
    public void A_share_of_the_weights_is_dropped_and_the_mean_stays()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3, CPU);
        var dropped = new SeededDropout(0.2, generator).Apply(ones(100_000, dtype: ScalarType.Float64)).data<double>().ToArray();
        dropped.Distinct().Order().ShouldBe([0, 1.25]);
        dropped.Average().ShouldBe(1, 0.01); // six standard deviations are 0.0095
    }

    [Fact]
    public void Without_dropout_the_weights_are_passed_on()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3, CPU);
        var weights = ones(4);
        new SeededDropout(0, generator).Apply(weights).ShouldBeSameAs(weights);
    }
}
