using Phodos.Learning.Calibration;
using Phodos.Learning.Experiments.Calibrations;

namespace Phodos.Learning.Tests.Experiments.Calibrations;

public class StabilityFitTests
{
    [Fact]
    public void Probabilities_are_those_that_crystals_were_drawn_with()
    {
        var random = new Random(3);
        var crystals = Enumerable.Range(0, 4000).Select(_ =>
        {
            var inputs = new StabilityInputs(random.NextDouble() * 4 - 2, random.NextDouble(), random.NextDouble());
            return (Inputs: inputs, IsUnstable: random.NextDouble() < Expected(inputs));
        }).ToArray();
        var fit = StabilityFit.Of(crystals).ShouldNotBeNull();
        crystals.Max(crystal => Math.Abs(fit.Probability(crystal.Inputs) - Expected(crystal.Inputs))).ShouldBeLessThan(0.06);

        static double Expected(StabilityInputs inputs) => 1 / (1 + Math.Exp(1 - 1.5 * inputs.Lowest - 0.5 * inputs.LowestOfMembers));
    }

    [Fact]
    public void Crystals_that_can_be_parted_without_a_fault_leave_the_weights_finite()
    {
        var crystals = Enumerable.Range(0, 40).Select(place => (new StabilityInputs(place - 20, 0, 0), place >= 20)).ToArray();
        var fit = StabilityFit.Of(crystals).ShouldNotBeNull();
        fit.Weights.ShouldAllBe(weight => Math.Abs(weight) < 10);
        fit.Probability(new StabilityInputs(-15, 0, 0)).ShouldBeLessThan(0.05);
        fit.Probability(new StabilityInputs(15, 0, 0)).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Crystals_of_one_kind_tell_nothing() =>
        StabilityFit.Of([(new StabilityInputs(0, 0, 0), true), (new StabilityInputs(1, 0, 0), true)]).ShouldBeNull();

    [Fact]
    public void The_area_under_the_curve_counts_pairs_in_the_right_order()
    {
        var quality = StabilityQuality.Of([(0.9, true), (0.4, true), (0.4, false), (0.1, false)]);
        quality.AreaUnderCurve.ShouldBe(3.5 / 4);
        (quality.Crystals, quality.Unstable).ShouldBe((4, 2));
        quality.Reliability.Sum(bin => bin.Crystals).ShouldBe(4);
        StabilityQuality.Of([(0.9, true)]).AreaUnderCurve.ShouldBeNull();
    }
}
