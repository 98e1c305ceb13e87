using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Phodos.Web.Serving;

/// <summary>
/// The way of a request through the server: it is let in, its body is read, and when its turn comes it works, for a limited time.
/// </summary>
internal sealed class WorkTurn : IDisposable
{
    /// <summary>
    /// Up to this size (bytes) a body that is too large is read to its end and dropped: a client that is still sending when the connection
    /// closes may never hear why.
    /// </summary>
    internal const long DroppedBytes = 64 * 1024 * 1024;

    private readonly WorkGate _gate;
    private readonly TimeSpan _time;
    private readonly CancellationToken _gone;
    private readonly CancellationTokenSource _reading;

    private WorkTurn(WorkGate gate, TimeSpan time, CancellationToken gone)
    {
        (_gate, _time, _gone) = (gate, time, gone);
        _reading = CancellationTokenSource.CreateLinkedTokenSource(gone);
        _reading.CancelAfter(time);
    }

    /// <summary>
    /// Ends when the client has gone or has had the time of a request for its body: drop by drop, bodies would take all room.
    /// </summary>
    internal CancellationToken Reading => _reading.Token;

    /// <summary>Waits for the turn of the request.</summary>
    /// <exception cref="RequestRefusedException">It did not come in time.</exception>
    internal async Task<Working> BeginAsync() => new(await _gate.WorkAsync(_gone), _time, _gone);

    /// <summary>Lets a request in for as long as it is answered.</summary>
    internal static async Task RunAsync(WorkGate gate, ServerLimits limits, HttpContext context, Func<WorkTurn, Task> answer)
    {
        if (context.Request.ContentLength > limits.BodyBytes)
            throw TooLarge(limits);
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limits.BodyBytes;
        using var inside = gate.Enter();
        using var turn = new WorkTurn(gate, limits.Time, context.RequestAborted);
        try
        {
            await answer(turn);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(limits);
        }
    }

    private static RequestRefusedException TooLarge(ServerLimits limits) => new(
        StatusCodes.Status413PayloadTooLarge, $"the body is larger than {limits.BodyBytes} bytes; send less at a time");

    public void Dispose() => _reading.Dispose();

    /// <summary>A request at work.</summary>
    internal sealed class Working : IDisposable
    {
        private readonly IDisposable _turn;
        private readonly CancellationTokenSource _limit;

        internal Working(IDisposable turn, TimeSpan time, CancellationToken cancellation)
        {
            _turn = turn;
            _limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _limit.CancelAfter(time);
        }

        /// <summary>Ends when the client has gone or the time is over.</summary>
        internal CancellationToken Cancellation => _limit.Token;

        public void Dispose()
        {
            _turn.Dispose();
            _limit.Dispose();
        }
    }
}
