using Phodos.Learning.Calibration;
using Phodos.Learning.Experiments.Calibrations;

namespace Phodos.Learning.Tests.Calibration;

public class ErrorScaleTests
{
    [Fact]
    public void A_quantile_lies_between_its_neighbours()
    {
        ErrorScale.Quantile([3, 1, 2], 0.5).ShouldBe(2);
        ErrorScale.Quantile([3, 1, 2], 0.75).ShouldBe(2.5);
        ErrorScale.Quantile([3, 1, 2], 1).ShouldBe(3);
        ErrorScale.Quantile([7], 0.9).ShouldBe(7);
    }

    [Fact]
    public void The_spread_is_the_standard_deviation_of_a_sample()
    {
        ErrorScale.Spread([1, 2, 3]).ShouldBe(1, 1e-12);
        ErrorScale.Spread([5]).ShouldBe(0);
    }

    [Fact]
    public void Intervals_made_of_some_errors_hold_their_part_of_others()
    {
        // Errors that are as large as foretold times noise; one factor must fit all sizes.
        var random = new Random(1);
        var (made, tested) = (Errors(4_000), Errors(4_000));
        foreach (var level in new[] { 0.5, 0.9 })
            tested.Coverage(made.Factor(level)).ShouldBe(level, 0.02);
        CalibratedQuantity.Of("x", "", made, tested).RankCorrelation!.Value.ShouldBeGreaterThan(0.5);

        ScoredErrors Errors(int count) => ScoredErrors.Of(Enumerable.Range(0, count).Select(_ =>
        {
            var size = Math.Exp(2 * random.NextDouble());
            return new[] { (size * random.NextDouble(), size) };
        }));
    }

    [Fact]
    public void A_crystal_of_which_a_quantity_is_not_known_counts_for_nothing()
    {
        var errors = ScoredErrors.Of([[(1, 1)], [], [(3, 1)]]);
        errors.OfCrystals.Count().ShouldBe(2);
        errors.Coverage(2).ShouldBe(0.5);
    }
}
