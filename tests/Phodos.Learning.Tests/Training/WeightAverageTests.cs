using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;
using Phodos.Learning.Training;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Training;

public class WeightAverageTests
{
    [Fact]
    public void The_average_follows_quickly_at_first_and_then_by_the_decay()
    {
        using var model = TinyModel.Create();
        using var average = new WeightAverage(model, decay: 0.9);
        var expected = Value(model);
        for (var step = 0; step < 200; step++)
        {
            Set(model, step);
            average.Follow(step);
            var kept = Math.Min(0.9, (2.0 + step) / (11 + step));
            expected = kept * expected + (1 - kept) * step;
        }

        using (average.InPlaceOfWeights())
            Value(model).ShouldBe(expected, 1e-9);
        Value(model).ShouldBe(199);
    }

    [Fact]
    public void Weights_that_stay_are_their_own_average_bit_for_bit()
    {
        using var model = TinyModel.Create();
        using var average = new WeightAverage(model, decay: 0.995);
        var before = Values(model);
        for (var step = 0; step < 50; step++)
            average.Follow(step);
        using (average.InPlaceOfWeights())
            Values(model).ShouldBe(before);
    }

    private static void Set(DosModel model, double value)
    {
        using var noGradients = no_grad();
        foreach (var parameter in model.parameters())
            parameter.fill_(value);
    }

    private static double Value(DosModel model) => Values(model)[0];

    private static double[] Values(DosModel model) => [.. model.parameters().SelectMany(parameter => parameter.data<double>().ToArray())];
}
