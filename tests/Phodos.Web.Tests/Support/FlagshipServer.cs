using Phodos.Learning.Weights;
using Phodos.Web.Hosting;
using Phodos.Web.Models;
using Phodos.Web.Serving;

[assembly: AssemblyFixture(typeof(Phodos.Web.Tests.Support.FlagshipServer))]

namespace Phodos.Web.Tests.Support;

/// <summary>A server of the shipped model on a free port of this machine, for all tests that need no other.</summary>
public sealed class FlagshipServer : IAsyncLifetime
{
    // On a busy machine a request may have to wait long; that it is refused then has tests of its own.
    private static readonly ServerLimits Patient = new() { Time = TimeSpan.FromMinutes(10), QueueTime = TimeSpan.FromMinutes(10) };

    private PhodosServer? _server;

    /// <summary>Where it is.</summary>
    public Uri Address => new(_server!.Addresses.Single());

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var model = WarmModel.Load(ShippedModel.Name, "cpu", threads: 1);
        var options = new ServerOptions { Urls = ["http://127.0.0.1:0"], Limits = Patient };
        _server = new PhodosServer(options, [(ShippedModel.Name, model)]);
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();
}
