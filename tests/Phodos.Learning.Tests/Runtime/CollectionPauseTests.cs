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
        for (var computation = 0; computation < 10; computation++)
        {
            using var pause = CollectionPause.Begin();
            var (collections, abandoned) = (GC.CollectionCount(0), Abandon());
            Parallel.For(0, (int)(CollectionPause.RenewAfter / Garbage), _ => Waste(Garbage));
            GC.CollectionCount(0).ShouldBe(collections);
            abandoned.IsAlive.ShouldBeTrue();
        }

        GC.CollectionCount(0).ShouldBeGreaterThan(before + 5);
    }

    [Fact]
    public void A_batch_of_a_million_edges_late_in_a_pause_is_computed_without_a_collection()
    {
        const int edges = 1_000_000;
        using (CollectionPause.Begin())
            Waste(CollectionPause.RenewAfter * 3 / 4);
        using var pause = CollectionPause.Begin();
        var collections = GC.CollectionCount(0);

        // Sources, destinations and vectors, as a graph batch takes them.
        Array[] columns = [new long[edges], new long[edges], new double[3 * edges]];
        Waste(Garbage);

        GC.CollectionCount(0).ShouldBe(collections);
        GC.KeepAlive(columns);
    }

    [Fact]
    public void A_pause_is_renewed_only_where_no_computation_is_under_way()
    {
        var first = CollectionPause.Begin();
        var collections = GC.CollectionCount(0);
        Parallel.For(0, (int)(2 * CollectionPause.RenewAfter / Garbage), _ => Waste(Garbage));
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
        for (var computation = 0; computation < 1_000; computation++)
        {
            using var pause = CollectionPause.Begin();
            Waste(Garbage, size);
        }

        (GC.GetTotalMemory(forceFullCollection: false) - before).ShouldBeLessThan(4 * CollectionPause.RenewAfter);
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

    private static void Waste(long total, int size = 1_000)
    {
        for (var bytes = 0L; bytes < total; bytes += size)
            GC.KeepAlive(new byte[size]);
    }
}
