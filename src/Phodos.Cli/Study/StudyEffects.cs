using System.Collections.Immutable;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Study;

/// <summary>Gathers the scores of settings by each value of each factor.</summary>
internal static class StudyEffects
{
    internal static ImmutableArray<FactorEffect> Of(IEnumerable<(ImmutableArray<(string Name, string Label)> Factors, double? Score)> scores)
    {
        var scored = scores.Where(setting => setting.Score is not null)
            .SelectMany(setting => setting.Factors.Select(factor => (factor.Name, factor.Label, Score: setting.Score!.Value)));
        return
        [
            .. scored.GroupBy(entry => entry.Name).Select(factor => new FactorEffect(
                factor.Key,
                [
                    .. factor.GroupBy(entry => entry.Label).Select(level => new FactorLevel(level.Key, [.. level.Select(entry => entry.Score)]))
                        .OrderBy(level => double.TryParse(
                            level.Label, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.PositiveInfinity)
                        .ThenBy(level => level.Label, StringComparer.Ordinal),
                ])),
        ];
    }
}
