using CsCheck;
using Phodos.Spectra;

namespace Phodos.Tests.Spectra;

public sealed class SpectrumMetricsTest
{
    private static readonly FrequencyGrid Grid = new(0, 20, 4);

    private static readonly Gen<double[]> Spectrum = Gen.Double[0.01, 1].Array[4];

    [Fact]
    public void The_metrics_of_a_small_case_are_those_of_pencil_and_paper()
    {
        var metrics = SpectrumMetrics.Compare([1, 0, 0, 1], [0, 0, 1, 1], Grid);
        metrics.Mse.ShouldBe(0.5);
        metrics.Rmse.ShouldBe(Math.Sqrt(0.5));
        metrics.Mae.ShouldBe(0.5);
        metrics.R2!.Value.ShouldBe(1 - 2 / 1.0, 1e-12);
        // Half of the states move by two steps of 20.
        metrics.Wasserstein!.Value.ShouldBe(20, 1e-12);
    }

    [Fact]
    public void A_perfect_prediction_of_a_spectrum_that_varies_has_no_error() => Spectrum.Sample(spectrum =>
    {
        spectrum[3] = 2;
        SpectrumMetrics.Compare(spectrum, spectrum, Grid).ShouldBe(new SpectrumMetrics(0, 0, 0, 1, 0));
    });

    [Fact]
    public void Moving_a_peak_by_a_step_costs_a_step_whatever_its_height() =>
        SpectrumMetrics.Compare([0, 7, 0, 0], [0, 0, 2, 0], Grid).Wasserstein!.Value.ShouldBe(20, 1e-12);

    [Fact]
    public void Wasserstein_is_a_metric() => Gen.Select(Spectrum, Spectrum, Spectrum).Sample((a, b, c) =>
    {
        W(a, b).ShouldBe(W(b, a), 1e-12);
        W(a, c).ShouldBeLessThanOrEqualTo(W(a, b) + W(b, c) + 1e-12);
    });

    [Fact]
    public void Two_empty_spectra_agree_but_have_no_R2() =>
        SpectrumMetrics.Compare([0, 0, 0, 0], [0, 0, 0, 0], Grid).ShouldBe(new SpectrumMetrics(0, 0, 0, null, 0));

    [Fact]
    public void One_empty_spectrum_has_no_Wasserstein_distance() =>
        SpectrumMetrics.Compare([0, -1, 0, 0], [0, 1, 0, 0], Grid).Wasserstein.ShouldBeNull();

    [Fact]
    public void A_constant_reference_has_no_R2_though_its_mean_is_rounded() =>
        SpectrumMetrics.Compare([0.1, 0.2, 0.1, 0.3], [0.1, 0.1, 0.1, 0.1], Grid).R2.ShouldBeNull();

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Values_that_are_no_numbers_are_refused(double prediction, double reference) =>
        Should.Throw<InvalidInputException>(() => SpectrumMetrics.Compare([0, prediction, 0, 0], [0, reference, 0, 1], Grid));

    private static double W(double[] left, double[] right) => SpectrumMetrics.Compare(left, right, Grid).Wasserstein!.Value;
}
