using System.Collections.Immutable;
using Phodos.Learning.Experiments.Studies;

namespace Phodos.Learning.Tests.Experiments.Studies;

public class SettingTimesTests
{
    private readonly ImmutableArray<StudySetting> _settings =
        StudyFile.Parse("grid: {cutoff: [2, 4, 8], processing-layers: [3, 4], seed: [0, 1]}").Settings();

    [Fact]
    public void An_unknown_setting_counts_as_the_mean_of_those_most_like_it()
    {
        var times = new SettingTimes(_settings);
        times.Add(Setting("cutoff 2, processing-layers 3, seed 0"), 1);
        times.Add(Setting("cutoff 8, processing-layers 3, seed 0"), 10);
        times.Add(Setting("cutoff 8, processing-layers 4, seed 1"), 20);
        times.Of(Setting("cutoff 8, processing-layers 4, seed 1")).ShouldBe(20);
        times.Of(Setting("cutoff 8, processing-layers 3, seed 1")).ShouldBe(15);
        times.Of(Setting("cutoff 2, processing-layers 4, seed 0")).ShouldBe(1);
    }

    [Fact]
    public void Settings_unlike_each_other_come_first_and_all_in_the_end()
    {
        var times = new SettingTimes(_settings);
        List<StudySetting> order = [];
        for (; times.LeastKnown() is { } next; times.Add(next, 1))
            order.Add(next);
        order.Order(Comparer<StudySetting>.Create((one, other) => string.CompareOrdinal(one.Id, other.Id)))
            .ShouldBe(_settings.OrderBy(setting => setting.Id, StringComparer.Ordinal));
        order.Take(3).Select(setting => setting.Factors[0].Label).Distinct().Count().ShouldBe(3);
        order.Take(2).SelectMany(setting => setting.Factors.Skip(1)).Distinct().Count().ShouldBe(4);
    }

    private StudySetting Setting(string name) => _settings.Single(setting => setting.Name == name);
}
