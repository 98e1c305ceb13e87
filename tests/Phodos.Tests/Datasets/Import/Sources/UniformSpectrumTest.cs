using CsCheck;
using Phodos.Datasets.Import.Sources;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import.Sources;

public sealed class UniformSpectrumTest
{
    private static double Trapezoid(double[] x, double[] y) =>
        Enumerable.Range(1, x.Length - 1).Sum(i => (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2);

    [Fact]
    public void Evenly_spaced_values_come_back_as_they_are()
    {
        var spectrum = new UniformSpectrum([0, 10, 20.001, 30]);
        spectrum.IsResampled.ShouldBeFalse();
        double[] values = [1, 2, 3, 4];
        spectrum.Of(values).ShouldBeSameAs(values);
    }

    [Fact]
    public void The_integral_is_conserved_on_any_frequencies() =>
        Gen.Select(Gen.Double[0.01, 30].Array[3, 40], Gen.Int[0, 1000]).Sample((spacings, seed) =>
        {
            var frequencies = new double[spacings.Length + 1];
            for (var i = 0; i < spacings.Length; i++)
                frequencies[i + 1] = frequencies[i] + spacings[i];
            var values = frequencies.Select((_, i) => Math.Abs(Math.Sin(seed + 1.7 * i))).ToArray();
            var spectrum = new UniformSpectrum(frequencies);
            var dos = new DensityOfStates(spectrum.Grid, [.. spectrum.Of(values)], DosNormalization.PerCell);
            dos.Integral.ShouldBe(Trapezoid(frequencies, values), 1e-9 * frequencies[^1]);
            dos.Grid.End.ShouldBe(frequencies[^1], 1e-9 * frequencies[^1]);
        });

    [Fact]
    public void A_straight_line_stays_one_and_nothing_becomes_negative()
    {
        double[] frequencies = [0, 1, 3, 4, 7, 8, 9];
        var spectrum = new UniformSpectrum(frequencies);
        var line = spectrum.Of(frequencies);
        for (var point = 1; point < spectrum.Grid.Count - 1; point++)
            line[point].ShouldBe(spectrum.Grid[point], 1e-12);
        spectrum.Of([0, 0, 1, 0, 0, 2, 0]).Min().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void A_spacing_too_small_for_any_grid_is_refused() =>
        Should.Throw<InvalidInputException>(() => new UniformSpectrum([0, 1e-9, 2e-9, 3e-9, 1000])).Message.ShouldContain("resample");
}
