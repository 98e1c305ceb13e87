using CsCheck;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public class SpectrumBroadeningTest
{
    private static readonly FrequencyGrid Grid = new(0, 5, 201);

    [Fact]
    public void A_line_becomes_a_gaussian_of_the_asked_width()
    {
        var line = new double[201];
        line[100] = 1;
        var broadened = SpectrumBroadening.Gaussian(line, Grid, 30);
        var variance = Grid.Frequencies.Zip(broadened, (frequency, value) => value * Math.Pow(frequency - 500, 2)).Sum() / broadened.Sum();
        Math.Sqrt(variance).ShouldBe(30, 0.01);
        (broadened[94] / broadened[100]).ShouldBe(Math.Exp(-0.5), 1e-9);
    }

    [Fact]
    public void No_state_is_lost_and_none_becomes_negative() => Gen.Select(Gen.Double[0, 1].Array[201], Gen.Double[0, 300]).Sample((values, deviation) =>
    {
        var broadened = SpectrumBroadening.Gaussian(values, Grid, deviation);
        Integral(broadened).ShouldBe(Integral(values), 1e-9);
        broadened.Min().ShouldBeGreaterThanOrEqualTo(0);
    });

    [Fact]
    public void A_width_of_zero_changes_nothing() => SpectrumBroadening.Gaussian([.. Grid.Frequencies], Grid, 0).ShouldBe(Grid.Frequencies);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Impossible_widths_are_refused(double deviation) =>
        Should.Throw<InvalidInputException>(() => SpectrumBroadening.Gaussian(new double[201], Grid, deviation)).Message.ShouldContain("0 or more");

    private static double Integral(double[] values) => new DensityOfStates(Grid, [.. values], DosNormalization.PerCell).Integral;
}
