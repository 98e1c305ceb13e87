using CsCheck;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class SpectrumResamplingTest
{
    private static readonly Gen<(FrequencyGrid Grid, double[] Values)> Spectra =
        from start in Gen.Double[-50, 50]
        from step in Gen.Double[0.1, 30]
        from values in Gen.Double[0, 10].Array[2, 60]
        select (new FrequencyGrid(start, step, values.Length), values);

    [Fact]
    public void The_integral_is_conserved_when_the_target_covers_the_source() =>
        (from spectrum in Spectra
         from before in Gen.Double[0, 40]
         from after in Gen.Double[0, 40]
         from count in Gen.Int[2, 200]
         select (spectrum, before, after, count)).Sample(sample =>
        {
            var (source, values) = sample.spectrum;
            var start = source.Start - sample.before;
            var target = new FrequencyGrid(start, (source.End + sample.after - start) / (sample.count - 1) * (1 + 1e-12), sample.count);
            Integral(target, SpectrumResampling.Resample(values, source, target)).ShouldBe(Integral(source, values), 1e-9 * (1 + Integral(source, values)));
        });

    [Fact]
    public void The_same_grid_gives_the_same_values() =>
        Spectra.Sample(spectrum => SpectrumResampling.Resample(spectrum.Values, spectrum.Grid, new FrequencyGrid(
            spectrum.Grid.Start, spectrum.Grid.Step, spectrum.Grid.Count)).ShouldBe(spectrum.Values));

    [Fact]
    public void A_constant_stays_constant_inside_the_source()
    {
        var resampled = SpectrumResampling.Resample([3, 3, 3, 3, 3], new FrequencyGrid(0, 10, 5), new FrequencyGrid(2, 3.7, 9));
        foreach (var value in resampled)
            value.ShouldBe(3, 1e-12);
    }

    [Fact]
    public void Nothing_is_where_the_source_has_no_states() =>
        SpectrumResampling.Resample([1, 1], new FrequencyGrid(0, 1, 2), new FrequencyGrid(500, 1, 3)).ShouldBe([0, 0, 0]);

    private static double Integral(FrequencyGrid grid, double[] values) =>
        new DensityOfStates(grid, [.. values], DosNormalization.PerCell).Integral;
}
