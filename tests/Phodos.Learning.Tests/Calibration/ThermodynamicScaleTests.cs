using Phodos.Learning.Calibration;

namespace Phodos.Learning.Tests.Calibration;

public class ThermodynamicScaleTests
{
    private static readonly ErrorInputs Inputs = new(0, 0, 0);

    [Fact]
    public void The_factor_goes_with_the_logarithm_of_the_temperature_and_stays_beyond_the_last()
    {
        var scale = new ThermodynamicScale([new(10, 3), new(1000, 1)], ErrorWeights.None);
        double[] found = [.. new double[] { 0, 5, 10, 100, 1000, 5000 }.Select(temperature => scale.Of(Inputs, temperature))];
        found.ShouldBe([3, 3, 3, 2, 1, 1], 1e-12);
    }

    [Theory]
    [InlineData("[]", "no factors")]
    [InlineData("""[{"temperature": 0, "factor": 1}]""", "do not rise")]
    [InlineData("""[{"temperature": 50, "factor": 1}, {"temperature": 20, "factor": 1}]""", "do not rise")]
    public void A_damaged_file_is_refused(string factors, string fault) => Should.Throw<InvalidInputException>(() =>
            LearningJson.Parse<ThermodynamicScale>(
                $$"""{"factors": {{factors}}, "weights": {"softStates": 0, "disagreement": 0, "entropyScore": 0} }"""))
        .Message.ShouldContain(fault);

    [Fact]
    public void What_is_written_is_read()
    {
        var scale = new ThermodynamicScale([new(10, 3), new(1000, 1)], new ErrorWeights(1, 2, 3));
        var read = LearningJson.Parse<ThermodynamicScale>(System.Text.Json.JsonSerializer.Serialize(scale, LearningJson.Options));
        read.Factors.ShouldBe(scale.Factors);
        read.Weights.ShouldBe(scale.Weights);
    }
}
