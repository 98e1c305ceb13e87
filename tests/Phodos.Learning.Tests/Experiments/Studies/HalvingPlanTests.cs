using CsCheck;
using Phodos.Learning.Experiments.Studies;

namespace Phodos.Learning.Tests.Experiments.Studies;

public class HalvingPlanTests
{
    [Fact]
    public void The_study_of_54_settings_costs_at_most_a_quarter_of_its_grid() => Gen.Int[8, 2000].Sample(epochs =>
    {
        var plan = HalvingPlan.Create(54, epochs);
        plan.GridCost.ShouldBe(54L * epochs);
        plan.Cost.ShouldBeLessThanOrEqualTo(plan.GridCost / 4);
        plan.Rungs.Length.ShouldBeGreaterThan(2);
    });

    [Fact]
    public void Settings_fall_and_epochs_rise_from_all_settings_to_all_epochs() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[1, 3000], Gen.Int[1, 20]).Sample((settings, epochs, evaluateEvery) =>
        {
            var plan = HalvingPlan.Create(settings, epochs, evaluateEvery);
            plan.Rungs[0].Settings.ShouldBe(settings);
            plan.Rungs[^1].Epochs.ShouldBe(epochs);
            plan.Cost.ShouldBeLessThanOrEqualTo(plan.GridCost);
            foreach (var (earlier, later) in plan.Rungs.Zip(plan.Rungs.Skip(1)))
            {
                later.Settings.ShouldBeLessThan(earlier.Settings);
                later.Settings.ShouldBePositive();
                later.Epochs.ShouldBeGreaterThan(earlier.Epochs);
                (earlier.Epochs % evaluateEvery).ShouldBe(0);
            }
        });

    [Fact]
    public void The_cost_is_what_a_search_trains() => Gen.Select(Gen.Int[1, 200], Gen.Int[1, 300], Gen.Int).Sample((settings, epochs, seed) =>
    {
        var plan = HalvingPlan.Create(settings, epochs);
        var trained = new int[settings];
        Search(plan, Scores(settings, seed), (setting, epoch) => trained[setting] = epoch);
        trained.Sum(epoch => (long)epoch).ShouldBe(plan.Cost);
    });

    [Fact]
    public void The_best_is_never_dropped_by_exact_scores() => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], Gen.Int).Sample((settings, epochs, seed) =>
    {
        var scores = Scores(settings, seed);
        Search(HalvingPlan.Create(settings, epochs), scores, (_, _) => { }).ShouldContain(Array.IndexOf(scores, scores.Min()));
    });

    [Fact]
    public void The_best_survives_also_when_scores_get_exact_only_with_the_epochs()
    {
        var scores = Scores(54, seed: 1).Order().ToArray();
        var noise = new Random(2);
        var plan = HalvingPlan.Create(54, 100);
        var remaining = Enumerable.Range(0, 54).ToArray();
        for (var rung = 0; rung < plan.Rungs.Length; rung++)
        {
            var spread = 0.5 / plan.Rungs[rung].Epochs;
            remaining = [.. plan.Select(rung, [.. remaining.Select(setting => (setting, (double?)(scores[setting] + spread * noise.NextDouble())))])];
        }

        scores[remaining[0]].ShouldBeLessThan(1.02 * scores[0]);
    }

    [Fact]
    public void Settings_without_a_score_are_dropped()
    {
        var plan = HalvingPlan.Create(8, 64);
        plan.Select<string>(0, [("a", null), ("b", 0.5), ("c", 0.25), ("d", null)]).ShouldBe(["c", "b"]);
    }

    [Fact]
    public void One_setting_is_only_trained()
    {
        var rung = HalvingPlan.Create(1, 10).Rungs.ShouldHaveSingleItem();
        rung.ShouldBe(new HalvingRung(1, 10));
    }

    private static double[] Scores(int settings, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, settings).Select(_ => 0.1 + random.NextDouble())];
    }

    private static int[] Search(HalvingPlan plan, double[] scores, Action<int, int> train)
    {
        var remaining = Enumerable.Range(0, scores.Length).ToArray();
        for (var rung = 0; rung < plan.Rungs.Length; rung++)
        {
            foreach (var setting in remaining)
                train(setting, plan.Rungs[rung].Epochs);
            remaining = [.. plan.Select(rung, [.. remaining.Select(setting => (setting, (double?)scores[setting]))])];
        }

        return remaining;
    }
}
