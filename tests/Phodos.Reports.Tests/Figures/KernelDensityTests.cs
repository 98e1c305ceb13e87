using CsCheck;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public class KernelDensityTests
{
    [Fact]
    public void The_density_integrates_to_one() => Gen.Double[-5, 5].Array[1, 60].Sample(samples =>
    {
        var density = new KernelDensity(samples, minimumBandwidth: 0.05);
        var (start, end) = (samples.Min() - 8 * density.Bandwidth, samples.Max() + 8 * density.Bandwidth);
        var step = density.Bandwidth / 4;
        var integral = Enumerable.Range(0, (int)((end - start) / step)).Sum(point => step * density.At(start + point * step));
        integral.ShouldBe(1, 1e-3);
    });

    [Fact]
    public void One_sample_gives_the_kernel_itself()
    {
        var density = new KernelDensity([2.0], minimumBandwidth: 0.5);
        density.Bandwidth.ShouldBe(0.5);
        density.At(2).ShouldBe(1 / (0.5 * Math.Sqrt(2 * Math.PI)), 1e-12);
        density.At(2.5).ShouldBe(density.At(2) * Math.Exp(-0.5), 1e-12);
    }

    [Fact]
    public void The_bandwidth_follows_the_rule_of_Silverman()
    {
        // Evenly spread over [0, 1]: σ = 1/√12 = 0.289 is less than IQR/1.34 = 0.373.
        var samples = Enumerable.Range(0, 1001).Select(number => number / 1000.0);
        new KernelDensity(samples, 1e-6).Bandwidth.ShouldBe(0.9 / Math.Sqrt(12) * Math.Pow(1001, -0.2), 1e-3);
    }
}
