using System.Collections.Immutable;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>One step of successive halving: some settings train up to an epoch.</summary>
/// <param name="Settings">How many settings, the best so far.</param>
/// <param name="Epochs">Up to which epoch, counted from the start of the run.</param>
public sealed record HalvingRung(int Settings, int Epochs);

/// <summary>
/// Successive halving (Jamieson and Talwalkar, AISTATS 2016): all settings train a little, the worse half is stopped, the others go on
/// where they are for twice the epochs, and so forth; the last ones train to their end.
/// </summary>
public sealed class HalvingPlan
{
    /// <summary>What part of the epochs of the grid a plan may cost, where that is possible.</summary>
    public const double DefaultShare = 0.25;

    private readonly int _settings;
    private readonly int _epochs;

    private HalvingPlan(int settings, int epochs, ImmutableArray<HalvingRung> rungs) => (_settings, _epochs, Rungs) = (settings, epochs, rungs);

    /// <summary>The steps: fewer settings and more epochs each.</summary>
    public ImmutableArray<HalvingRung> Rungs { get; }

    /// <summary>The epochs of the plan, all settings together, when none stops early by itself.</summary>
    public long Cost => Rungs.Select((rung, index) => (long)rung.Settings * (rung.Epochs - (index == 0 ? 0 : Rungs[index - 1].Epochs))).Sum();

    /// <summary>The epochs of the grid.</summary>
    public long GridCost => (long)_settings * _epochs;

    /// <summary>
    /// The plan with the fewest halvings, and so the longest look at each setting, that costs at most a share of the grid. Few settings or
    /// epochs may allow none; then it halves until one setting is left.
    /// </summary>
    /// <param name="settings">The number of settings, at least 1.</param>
    /// <param name="epochs">The epochs of a setting that is not stopped, at least 1.</param>
    /// <param name="evaluateEvery">Epochs between evaluations, at least 1: a setting without one cannot be compared.</param>
    /// <param name="share">The share, above 0.</param>
    public static HalvingPlan Create(int settings, int epochs, int evaluateEvery = 1, double share = DefaultShare)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluateEvery, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        var plan = Of(0);
        for (var halvings = 1; plan.Cost > share * plan.GridCost && Ceiling(settings, halvings - 1) > 1; halvings++)
            plan = Of(halvings);
        return plan;

        HalvingPlan Of(int halvings)
        {
            var rungs = Enumerable.Range(0, halvings + 1).Select(step => new HalvingRung(
                Ceiling(settings, step), Math.Min(epochs, Ceiling(Ceiling(epochs, halvings - step), 0, evaluateEvery) * evaluateEvery)));

            // Where two steps end at one epoch, the rank at the first of them decides for both.
            return new HalvingPlan(settings, epochs, [.. rungs.DistinctBy(rung => rung.Epochs)]);
        }
    }

    /// <summary>The settings that go on from a step.</summary>
    /// <param name="rung">The step, counted from 0.</param>
    /// <param name="scores">The validation RMSE of each setting of the step; null where there is none, as when it failed.</param>
    /// <typeparam name="T">What names a setting.</typeparam>
    public ImmutableArray<T> Select<T>(int rung, IReadOnlyList<(T Setting, double? Score)> scores) =>
    [
        .. scores.Where(score => score.Score is not null)
            .OrderBy(score => score.Score)
            .Take(rung + 1 < Rungs.Length ? Rungs[rung + 1].Settings : Rungs[rung].Settings)
            .Select(score => score.Setting),
    ];

    private static int Ceiling(int number, int halvings, int divisor = 1)
    {
        var part = (long)divisor << Math.Min(halvings, 31);
        return (int)((number + part - 1) / part);
    }
}
