using CsCheck;
using Phodos.Learning.Runtime;

namespace Phodos.Learning.Tests.Runtime;

public class WorkersTests
{
    [Fact]
    public void Parts_follow_one_another_cover_the_whole_and_are_alike_to_one() => Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 64]).Sample((total, parts) =>
    {
        var divided = Workers.Divide(total, parts);
        divided.Length.ShouldBe(Math.Min(total, parts));
        divided.Sum(part => part.Length).ShouldBe(total);
        var next = 0;
        foreach (var (start, length) in divided)
        {
            start.ShouldBe(next);
            next = start + length;
        }

        (divided.Max(part => part.Length) - divided.Min(part => part.Length)).ShouldBeLessThanOrEqualTo(1);
        divided.ShouldAllBe(part => part.Length > 0);
    });

    [Fact]
    public void Nothing_has_no_parts() => Workers.Divide(0, 4).ShouldBeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void All_work_is_done_once(int count)
    {
        var done = new int[100];
        new Workers(count).ForEach(done.Length, index => Interlocked.Increment(ref done[index]));
        done.ShouldAllBe(times => times == 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_fault_comes_out_as_it_is(int count) => Should.Throw<InvalidInputException>(
            () => new Workers(count).ForEach(10, index => _ = index == 5 ? throw new InvalidInputException("five") : index))
        .Message.ShouldBe("five");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_is_at_least_one_worker(int count) => Should.Throw<ArgumentOutOfRangeException>(() => new Workers(count));
}
