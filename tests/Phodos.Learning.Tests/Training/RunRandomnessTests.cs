using CsCheck;
using Phodos.Learning.Training;

namespace Phodos.Learning.Tests.Training;

public class RunRandomnessTests
{
    [Fact]
    public void Every_order_is_a_permutation_that_repeats() => Gen.Select(Gen.Int, Gen.Int[1, 5000], Gen.Int[0, 200]).Sample((seed, epoch, count) =>
    {
        var order = new RunRandomness(seed).Order(epoch, count);
        order.Order().ShouldBe(Enumerable.Range(0, count));
        order.ShouldBe(new RunRandomness(seed).Order(epoch, count));
    });

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own()
    {
        var orders =
            from seed in Enumerable.Range(0, 20)
            from epoch in Enumerable.Range(1, 20)
            select string.Join(',', new RunRandomness(seed).Order(epoch, 30));
        orders.Distinct().Count().ShouldBe(400);
    }

    [Fact]
    public void Seeds_of_dropout_differ_by_seed_epoch_and_batch_and_leave_room_for_the_parts_of_a_batch()
    {
        var seeds = (
            from seed in Enumerable.Range(-3, 7)
            from epoch in Enumerable.Range(1, 40)
            from batch in Enumerable.Range(0, 40)
            select new RunRandomness(seed).DropoutSeed(epoch, batch)).ToArray();
        seeds.Distinct().Count().ShouldBe(seeds.Length);
        seeds.ShouldAllBe(seed => seed % 256 == 0 && seed <= long.MaxValue);
    }

    [Fact]
    public void The_first_place_of_an_order_is_uniform()
    {
        var counts = Enumerable.Range(1, 8000).Select(epoch => new RunRandomness(5).Order(epoch, 8)[0]).CountBy(first => first);
        counts.ShouldAllBe(entry => Math.Abs(entry.Value - 1000) < 180); // six standard deviations
    }
}
