using Phodos.Learning.Calibration;
using Phodos.Learning.Experiments.Calibrations;

namespace Phodos.Learning.Tests.Experiments.Calibrations;

public class ErrorWeightsFitTests
{
    [Fact]
    public void Weights_that_errors_were_made_with_are_found_and_the_intervals_hold_their_part_of_others()
    {
        var weights = new ErrorWeights(3, 0.5, -1);
        var (made, tested) = (Crystals(4_000, weights, seed: 1), Crystals(4_000, weights, seed: 2));
        var found = ErrorWeightsFit.Of(made);
        found.SoftStates.ShouldBe(3, 0.3);
        found.Disagreement.ShouldBe(0.5, 0.1);
        found.EntropyScore.ShouldBe(-1, 0.1);
        var (before, after) = (Scored(tested, ErrorWeights.None), Scored(tested, found));
        after.Coverage(Scored(made, found).Factor(0.9)).ShouldBe(0.9, 0.02);
        Rank(after).ShouldBeGreaterThan(Rank(before) + 0.2);

        double Rank(ScoredErrors errors) => CalibratedQuantity.Of("x", "", errors, errors).RankCorrelation!.Value;
    }

    [Fact]
    public void Errors_that_the_inputs_foretell_nothing_of_and_few_crystals_leave_the_scores_nearly_as_they_are()
    {
        foreach (var crystals in new[] { Crystals(4_000, ErrorWeights.None, seed: 3), Crystals(3, new ErrorWeights(3, 0.5, -1), seed: 4) })
        {
            var found = ErrorWeightsFit.Of(crystals);
            var scales = crystals.Select(crystal => found.Of(crystal.Inputs)).ToArray();
            (scales.Max() / scales.Min()).ShouldBeLessThan(1.8);
        }
    }

    [Fact]
    public void Weights_are_none_where_there_is_nothing_to_learn()
    {
        ErrorWeightsFit.Of([]).ShouldBe(ErrorWeights.None);
        ErrorWeightsFit.Of([(new ErrorInputs(0, 0, 0), [(0, 1)])]).ShouldBe(ErrorWeights.None);
        var same = ErrorWeightsFit.Of([(new ErrorInputs(0.3, 1, 2), [(1, 1)]), (new ErrorInputs(0.3, 1, 2), [(2, 1)])]);
        same.ShouldBe(ErrorWeights.None);
    }

    // Errors of random sign and normal size, as large as the weights say.
    private static (ErrorInputs Inputs, (double Error, double Score)[] Errors)[] Crystals(int count, ErrorWeights weights, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var inputs = new ErrorInputs(random.NextDouble() / 2, 2 * random.NextDouble() - 2, random.NextDouble());
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var score = 1 + random.NextDouble();
            return (inputs, new[] { (Math.Abs(normal) * score * weights.Of(inputs), score) });
        })];
    }

    private static ScoredErrors Scored((ErrorInputs Inputs, (double Error, double Score)[] Errors)[] crystals, ErrorWeights weights) =>
        ScoredErrors.Of(crystals.Select(crystal =>
            crystal.Errors.Select(error => (error.Error, error.Score * weights.Of(crystal.Inputs))).ToArray()));
}
