using System.Net;

namespace Phodos.Web.Tests.Hosting;

/// <summary>A server that is told to stop finishes what is at work and takes nothing new.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task What_is_at_work_is_finished_and_nothing_new_is_taken()
    {
        var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model);
        model.Hold();
        var inside = server.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"));
        await model.AskedFor(1);
        var stop = server.Server.StopAsync(TestContext.Current.CancellationToken);
        await Patience.Until(async () => !await IsAnswering(server), "new connections are refused");
        inside.IsCompleted.ShouldBeFalse();
        stop.IsCompleted.ShouldBeFalse();
        model.LetGo();
        (await inside).ShouldSucceed().Json[0].GetProperty("formula").GetString().ShouldBe("NaCl");
        await stop;
        model.IsDisposed.ShouldBeFalse();
        await server.Server.DisposeAsync();
        model.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_takes_too_long_does_not_hold_up_the_end()
    {
        var model = new FakeModel();
        var server = await TestServer.StartAsync(model, new() { ShutdownTime = TimeSpan.FromMilliseconds(300) });
        model.Hold();
        var inside = server.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"));
        await model.AskedFor(1);
        await server.Server.StopAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<HttpRequestException>(inside);
        model.LetGo();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task It_says_that_it_is_not_ready_before_it_stops_to_answer()
    {
        var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model, new() { DrainTime = TimeSpan.FromHours(1) });
        using var patience = new CancellationTokenSource();
        (await server.Client.Get("api/v1/ready")).ShouldSucceed().Json.GetProperty("status").GetString().ShouldBe("ready");
        var stop = server.Server.StopAsync(patience.Token);
        var unready = await server.Client.Get("api/v1/ready");
        unready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        unready.Json.GetProperty("status").GetString().ShouldBe("stopping");
        (await server.Client.Get("api/v1/health")).ShouldSucceed();
        (await server.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"))).ShouldSucceed();
        await patience.CancelAsync();
        await stop.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        (await IsAnswering(server)).ShouldBeFalse();
    }

    private static async Task<bool> IsAnswering(TestServer server)
    {
        try
        {
            using var client = new ApiClient(server.Client.Address);
            await client.Get("api/v1/health");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
