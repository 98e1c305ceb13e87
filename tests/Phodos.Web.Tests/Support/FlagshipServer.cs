using Phodos.Learning.Weights;
using Phodos.Web.Hosting;
using Phodos.Web.Models;

[assembly: AssemblyFixture(typeof(Phodos.Web.Tests.Support.FlagshipServer))]

namespace Phodos.Web.Tests.Support;

/// <summary>A server of the shipped model on a free port of this machine, for all tests that need no other.</summary>
public sealed class FlagshipServer : IAsyncLifetime
{
    private PhodosServer? _server;

    /// <summary>Where it is.</summary>
    public Uri Address => new(_server!.Addresses.Single());

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var model = LoadedModel.Load(ShippedModel.Name, "cpu", threads: 1);
        _server = new PhodosServer(new ServerOptions { Urls = ["http://127.0.0.1:0"] }, [(ShippedModel.Name, model)]);
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();
}
