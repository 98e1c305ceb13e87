using System.Runtime;

namespace Phodos.Learning.Runtime;

/// <summary>
/// Keeps garbage from being collected while networks compute. TorchSharp hands a number such as the 2 of <c>2 * x</c> to libtorch in an
/// object that the collector may finalize, and so free, while libtorch still reads it: a rare fault that ends a training or
/// spoils a number (dotnet/TorchSharp, pull requests 1434 and 1496).
/// </summary>
/// <remarks>
/// Computations of several threads may overlap. They share one pause, which is renewed, and garbage collected, where none of them is
/// computing. Two things end a pause early: computations, of batches of millions of edges, that make more garbage than is left of
/// <see cref="Budget"/>, and a call of <see cref="GC.Collect()"/> by other code.
/// </remarks>
internal static class CollectionPause
{
    /// <summary>How many bytes may be allocated without a collection. A larger budget takes no longer to begin.</summary>
    internal const long Budget = 192 << 20;

    /// <summary>How many bytes are allocated before the pause is renewed; the others are for the computations that have begun.</summary>
    internal const long RenewAfter = Budget / 4;

    private const long LeastBudget = 1 << 20;

    private static readonly object Gate = new();
    private static int _computing;
    private static long _renewAt;

    /// <summary>Begins a computation on the calling thread; disposing of the result ends it. A computation must not begin another.</summary>
    internal static IDisposable Begin()
    {
        lock (Gate)
        {
            while (IsUsedUp && _computing > 0)
                Monitor.Wait(Gate);
            if (IsUsedUp)
                Renew();
            _computing++;
        }

        return new Computation();
    }

    private static bool IsUsedUp => GC.GetTotalAllocatedBytes() >= _renewAt || GCSettings.LatencyMode != GCLatencyMode.NoGCRegion;

    private static void Renew()
    {
        try
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // Other threads allocated more than the budget meanwhile, which has ended the pause.
        }

        // A new pause alone would take new memory and collect nothing. What outlives computations is collected when it is worth it.
        GC.Collect(generation: 1);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized);

        // A small container may not have the whole budget.
        var budget = Budget;
        while (!GC.TryStartNoGCRegion(budget) && budget > LeastBudget)
            budget /= 2;
        _renewAt = GC.GetTotalAllocatedBytes() + budget / (Budget / RenewAfter);
    }

    private sealed class Computation : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                _computing--;
                Monitor.PulseAll(Gate);
            }
        }
    }
}
