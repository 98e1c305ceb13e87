namespace Phodos.Web.Serving;

/// <summary>Whether requests should be sent to the server: from when it listens until it is told to stop.</summary>
internal sealed class Readiness
{
    private volatile bool _isReady;

    internal bool IsReady
    {
        get => _isReady;
        set => _isReady = value;
    }
}
