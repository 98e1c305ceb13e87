using System.Collections.Immutable;
using System.Globalization;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Study;

/// <summary>Gathers the scores of settings by each value of each factor.</summary>
internal static class StudyEffects
{
    internal static ImmutableArray<FactorEffect> Of(IEnumerable<(ImmutableArray<(string Name, string Label)> Factors, double? Score)> scores)
    {
        var scored = scores.Where(setting => setting.Score is not null)
            .SelectMany(setting => setting.Factors.Select(factor => (factor.Name, factor.Label, Score: setting.Score!.Value)));
        FactorEffect[] effects =
        [
            .. scored.GroupBy(entry => entry.Name).Select(factor => new FactorEffect(
                factor.Key,
                [
                    .. factor.GroupBy(entry => entry.Label).Select(level => new FactorLevel(level.Key, [.. level.Select(entry => entry.Score)]))
                        .OrderBy(level => double.TryParse(
                            level.Label, CultureInfo.InvariantCulture, out var number) ? number : double.PositiveInfinity)
                        .ThenBy(level => level.Label, StringComparer.Ordinal),
                ])),
        ];

        // A factor with one value has no effect to show, unless there is nothing else.
        return effects.Any(effect => effect.Levels.Length > 1) ? [.. effects.Where(effect => effect.Levels.Length > 1)] : [.. effects];
    }
}
