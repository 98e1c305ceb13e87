using Phodos.Learning.Training;

namespace Phodos.Learning.Tests.Training;

public class LearningRatesTests
{
    private static readonly TrainingOptions Cycle =
        new() { Epochs = 10, LearningRate = 2e-3, Schedule = LearningRateSchedule.OneCycle, LearningRateDecay = 0.5 };

    [Fact]
    public void One_cycle_rises_from_a_twenty_fifth_over_a_tenth_of_the_steps_and_falls_to_nearly_nothing()
    {
        double[] rates = [.. Enumerable.Range(0, 1000).Select(step => LearningRates.At(Cycle, 1 + step / 100, step % 100, 100))];
        rates[0].ShouldBe(2e-3 / 25, 1e-12);
        rates.Max().ShouldBe(2e-3, 1e-7);
        Array.IndexOf(rates, rates.Max()).ShouldBeInRange(99, 101);
        rates[550].ShouldBe(1e-3, 1e-5); // half way down
        rates[^1].ShouldBe(2e-3 / 25e4, 1e-12);
        rates[..100].ShouldBeInOrder(SortDirection.Ascending);
        rates[101..].ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void An_exponential_rate_is_the_same_all_epoch()
    {
        var options = Cycle with { Schedule = LearningRateSchedule.Exponential };
        Enumerable.Range(0, 10).Select(batch => LearningRates.At(options, 3, batch, 10)).Distinct().ShouldHaveSingleItem().ShouldBe(5e-4, 1e-15);
    }

    [Fact]
    public void A_run_of_one_step_has_a_rate() =>
        LearningRates.At(Cycle with { Epochs = 1 }, 1, 0, 1).ShouldBe(2e-3 / 25, 1e-12);
}
