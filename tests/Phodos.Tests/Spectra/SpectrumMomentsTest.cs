using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public class SpectrumMomentsTest
{
    [Fact]
    public void A_debye_spectrum_has_its_own_debye_temperature_and_moments()
    {
        // g(ν) ∝ ν² up to the Debye frequency: ⟨ν⟩ = 3/4, √⟨ν²⟩ = √(3/5), exp⟨ln ν⟩ = e^(−1/3) of it.
        const double debye = 400;
        double[] frequencies = [.. Enumerable.Range(0, 40_000).Select(mode => (mode + 0.5) / 100)];
        var moments = SpectrumMoments.Of(new PhononStates(frequencies, [.. frequencies.Select(frequency => frequency * frequency)]));
        moments.Mean.ShouldBe(0.75 * debye, 1e-3);
        moments.RootMeanSquare.ShouldBe(Math.Sqrt(0.6) * debye, 1e-3);
        moments.LogMean.ShouldBe(Math.Exp(-1.0 / 3) * debye, 1e-3);
        moments.DebyeTemperature.ShouldBe(debye * 1.438776877, 1e-2);
    }

    [Theory]
    [InlineData(0.0, 300)]
    [InlineData(0.3, 300)]
    [InlineData(0.4, 200)]
    [InlineData(0.7, 100)]
    public void The_maximum_leaves_no_more_than_a_part_of_the_states_above(double part, double maximum) =>
        SpectrumMoments.Of(new PhononStates([100, 200, 300], [1, 1, 1]), part).Maximum.ShouldBe(maximum);
}
