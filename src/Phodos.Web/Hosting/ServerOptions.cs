using Phodos.Web.Batching;
using Phodos.Web.Serving;

namespace Phodos.Web.Hosting;

/// <summary>How a server is run.</summary>
public sealed record ServerOptions
{
    /// <summary>Where it listens, such as <c>http://127.0.0.1:5080</c>; a port of 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>What requests may take.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>How crystals share batches.</summary>
    public BatchSettings Batches { get; init; } = new();

    /// <summary>The keys that open the API.</summary>
    public ApiKeys Keys { get; init; } = ApiKeys.None;

    /// <summary>The folder of training runs that it shows; null for none.</summary>
    public string? Runs { get; init; }

    /// <summary>How long requests are still answered after the server is told to stop, while it says that it is not ready.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.Zero;

    /// <summary>How long requests at work may take after the server is told to stop.</summary>
    public TimeSpan ShutdownTime { get; init; } = TimeSpan.FromSeconds(30);
}
