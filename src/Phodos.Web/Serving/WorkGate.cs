using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Prometheus;

namespace Phodos.Web.Serving;

/// <summary>
/// Lets in as many requests as may be at work or wait, and to work as many as may be at work. Bodies are read between the two, so that
/// memory is bounded and a slow client holds up nobody.
/// </summary>
internal sealed class WorkGate(ServerLimits limits, ServerMetrics metrics) : IDisposable
{
    private readonly ConcurrencyLimiter _inside = new(
        new ConcurrencyLimiterOptions { PermitLimit = limits.Concurrency + limits.Queue, QueueLimit = 0 });

    private readonly ConcurrencyLimiter _working = new(
        new ConcurrencyLimiterOptions { PermitLimit = limits.Concurrency, QueueLimit = limits.Concurrency + limits.Queue });

    /// <summary>Lets a request in, until what is returned is disposed.</summary>
    /// <exception cref="RequestRefusedException">The server is full.</exception>
    internal RateLimitLease Enter()
    {
        var lease = _inside.AttemptAcquire();
        return lease.IsAcquired ? lease : throw Busy("the server is busy and its queue is full; try again later");
    }

    /// <summary>Lets a request work, until what is returned is disposed.</summary>
    /// <exception cref="RequestRefusedException">Its turn did not come in time.</exception>
    internal async Task<IDisposable> WorkAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(limits.QueueTime);
        using var waiting = metrics.Waiting.TrackInProgress();
        try
        {
            var lease = await _working.AcquireAsync(1, limit.Token);
            return new Work(lease, metrics.Working.TrackInProgress());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Busy("the server is busy: the turn of this request did not come in time; try again later");
        }
    }

    public void Dispose()
    {
        _inside.Dispose();
        _working.Dispose();
    }

    private RequestRefusedException Busy(string message) => new(StatusCodes.Status503ServiceUnavailable, message, limits.QueueTime);

    private sealed record Work(RateLimitLease Lease, IDisposable Tracked) : IDisposable
    {
        public void Dispose()
        {
            Lease.Dispose();
            Tracked.Dispose();
        }
    }
}
