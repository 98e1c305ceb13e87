using Phodos.Learning.Prediction;
using Phodos.Web.Hosting;

namespace Phodos.Web.Tests.Support;

/// <summary>A server of a test on a free port of this machine.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private TestServer(PhodosServer server)
    {
        Server = server;
        Client = new ApiClient(new Uri(server.Addresses.Single()));
    }

    internal PhodosServer Server { get; }

    internal ApiClient Client { get; }

    /// <summary>Starts one of a model.</summary>
    internal static Task<TestServer> StartAsync(IPhononPredictor model, ServerOptions? options = null) =>
        StartAsync([("fake", model)], options);

    /// <summary>Starts one of models by their names.</summary>
    internal static async Task<TestServer> StartAsync(
        IReadOnlyList<(string Name, IPhononPredictor Model)> models, ServerOptions? options = null)
    {
        var server = new PhodosServer((options ?? new ServerOptions()) with { Urls = ["http://127.0.0.1:0"] }, models);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(server);
    }

    /// <summary>Waits until a number of requests are at work.</summary>
    internal Task Working(int requests) => Told($"phodos_requests_working {requests}");

    /// <summary>Waits until a number of requests wait for their turn.</summary>
    internal Task Waiting(int requests) => Told($"phodos_requests_waiting {requests}");

    private Task Told(string metric) => Patience.Until(
        async () => (await Client.Get("metrics")).Text.Contains(metric + "\n", StringComparison.Ordinal), metric);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
