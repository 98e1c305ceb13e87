using System.Runtime;

namespace Phodos.Learning.Runtime;

/// <summary>
/// Keeps garbage from being collected while networks compute. TorchSharp hands a number such as the 2 of <c>2 * x</c> to libtorch in an
/// object that the collector may finalize, and so free, while libtorch still reads it: a rare fault that ends a training or
/// spoils a number (dotnet/TorchSharp, pull requests 1434 and 1496).
/// </summary>
/// <remarks>
/// Computations of several threads may overlap. They share one pause, which is renewed, and garbage collected, where none of them is
/// computing. A single computation that makes more garbage than <see cref="Budget"/> ends its pause early.
/// </remarks>
internal static class CollectionPause
{
    /// <summary>How many bytes may be allocated without a collection.</summary>
    internal const long Budget = 16 << 20;

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

    // Half of the budget is left for the computations that have begun.
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
        GC.TryStartNoGCRegion(Budget);
        _renewAt = GC.GetTotalAllocatedBytes() + Budget / 2;
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
