using Microsoft.AspNetCore.Http;
using Phodos.Web.Hosting;

namespace Phodos.Web.Safety;

/// <summary>
/// The way of a request through the server: it is let in, its body is read, and when its turn comes it works, for a limited time.
/// </summary>
internal sealed class WorkTurn(WorkGate gate, ServerLimits limits, HttpContext context)
{
    /// <summary>Ends when the client has gone.</summary>
    internal CancellationToken Cancellation => context.RequestAborted;

    /// <summary>Waits for the turn of the request.</summary>
    /// <exception cref="RequestRefusedException">It did not come in time.</exception>
    internal async Task<Working> BeginAsync() => new(await gate.WorkAsync(Cancellation), limits.Time, Cancellation);

    /// <summary>Lets a request in for as long as it is answered.</summary>
    internal static async Task RunAsync(WorkGate gate, ServerLimits limits, HttpContext context, Func<WorkTurn, Task> answer)
    {
        using var inside = gate.Enter();
        await answer(new WorkTurn(gate, limits, context));
    }

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
