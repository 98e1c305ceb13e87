using Phodos.Learning.Experiments.Studies;

namespace Phodos.Learning.Tests.Experiments.Studies;

public class StudyEstimateTests
{
    [Fact]
    public void Epochs_that_are_left_are_added_up_and_shared()
    {
        SettingWork[] settings =
        [
            new(Epochs: 10, Done: 0, IsOver: false, SecondsPerEpoch: 2),
            new(Epochs: 10, Done: 4, IsOver: false, SecondsPerEpoch: 5),
            new(Epochs: 10, Done: 7, IsOver: true, SecondsPerEpoch: 100),
        ];
        StudyEstimate.Of(settings, parallel: 1).ShouldBe(new StudyEstimate(16, 50.0 / 16, TimeSpan.FromSeconds(50)));

        // Two processes could halve it, but the longest setting alone takes 30 s.
        StudyEstimate.Of(settings, parallel: 2).Time.ShouldBe(TimeSpan.FromSeconds(30));
        StudyEstimate.Of([.. settings, .. settings], parallel: 2).Time.ShouldBe(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public void Nothing_is_left_of_a_study_that_is_done() =>
        StudyEstimate.Of([new SettingWork(4, 4, IsOver: false, 3), new SettingWork(4, 2, IsOver: true, 3)], 3)
            .ShouldBe(new StudyEstimate(0, 0, TimeSpan.Zero));

    [Fact]
    public void Halving_costs_the_epochs_of_its_plan_at_the_mean_and_every_step_waits_for_its_last()
    {
        // 4 settings to epoch 1, 2 to epoch 2, 1 to epoch 4: 4 + 2 + 2 epochs, and in two processes 2 + 1 + 2 turns.
        var plan = HalvingPlan.Create(4, 4);
        SettingWork[] settings = [new(4, 0, false, 1), new(4, 0, false, 1), new(4, 0, false, 3), new(4, 0, false, 3)];
        StudyEstimate.Of(plan, settings, parallel: 1).ShouldBe(new StudyEstimate(8, 2, TimeSpan.FromSeconds(16)));
        StudyEstimate.Of(plan, settings, parallel: 2).Time.ShouldBe(TimeSpan.FromSeconds(10));
        StudyEstimate.Of(plan, [settings[0] with { Done = 4 }, .. settings[1..]], parallel: 1).Epochs.ShouldBe(4);
        StudyEstimate.Of(plan, [.. settings.Select(setting => setting with { Done = 4 })], parallel: 1)
            .ShouldBe(new StudyEstimate(0, 0, TimeSpan.Zero));
    }
}
