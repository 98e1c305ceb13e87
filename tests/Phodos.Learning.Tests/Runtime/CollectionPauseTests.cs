using Phodos.Learning.Runtime;

namespace Phodos.Learning.Tests.Runtime;

[CollectionDefinition(nameof(CollectionPauseTests), DisableParallelization = true)]
[Collection(nameof(CollectionPauseTests))]
public class CollectionPauseTests
{
    private const int Garbage = 1 << 20;

    [Fact]
    public void Nothing_is_collected_while_a_computation_makes_garbage_and_then_it_is()
    {
        var before = GC.CollectionCount(0);
        for (var computation = 0; computation < 20; computation++)
        {
            using var pause = CollectionPause.Begin();
            var (collections, abandoned) = (GC.CollectionCount(0), Abandon());
            Parallel.For(0, (int)(CollectionPause.Budget / 4 / Garbage), _ => Waste());
            GC.CollectionCount(0).ShouldBe(collections);
            abandoned.IsAlive.ShouldBeTrue();
        }

        GC.CollectionCount(0).ShouldBeGreaterThan(before + 5);
    }

    [Fact]
    public void A_pause_is_renewed_only_where_no_computation_is_under_way()
    {
        var first = CollectionPause.Begin();
        var collections = GC.CollectionCount(0);
        Parallel.For(0, (int)(CollectionPause.Budget * 3 / 4 / Garbage), _ => Waste());
        using var begun = new ManualResetEventSlim();
        var second = new Thread(() =>
        {
            using var pause = CollectionPause.Begin();
            begun.Set();
        });
        second.Start();

        begun.Wait(100, TestContext.Current.CancellationToken).ShouldBeFalse();
        GC.CollectionCount(0).ShouldBe(collections);
        first.Dispose();
        second.Join();
        begun.IsSet.ShouldBeTrue();
        GC.CollectionCount(0).ShouldBeGreaterThan(collections);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)] // on the heap of large objects
    public void Computation_after_computation_keeps_no_garbage(int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var computation = 0; computation < 500; computation++)
        {
            using var pause = CollectionPause.Begin();
            Waste(size);
        }

        (GC.GetTotalMemory(forceFullCollection: false) - before).ShouldBeLessThan(4 * CollectionPause.Budget);
    }

    [Fact]
    public void Computations_overlap_while_there_is_room()
    {
        using var meeting = new Barrier(2);
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
        {
            using var pause = CollectionPause.Begin();
            meeting.SignalAndWait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        });
    }

    // As TorchSharp abandons a number that libtorch may still read.
    private static WeakReference Abandon() => new(new object());

    private static void Waste(int size = 1_000)
    {
        for (var bytes = 0; bytes < Garbage; bytes += size)
            GC.KeepAlive(new byte[size]);
    }
}
