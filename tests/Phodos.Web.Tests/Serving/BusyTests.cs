using System.Net;
using System.Net.Sockets;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Serving;

/// <summary>A server that is full says so at once, and when to come again; what takes too long is stopped.</summary>
public sealed class BusyTests
{
    private static readonly string Salt = Structures.Cubic("Na", "Cl");

    [Fact]
    public async Task A_full_queue_is_refused_at_once()
    {
        using var model = new FakeModel();
        var limits = new ServerLimits { Concurrency = 1, Queue = 2, QueueTime = TimeSpan.FromSeconds(15) };
        await using var server = await TestServer.StartAsync(model, new ServerOptions { Limits = limits });
        model.Hold();
        var inside = Enumerable.Range(0, 3).Select(_ => server.Client.Post("api/v1/predict", Salt)).ToArray();
        await server.Working(1);
        await server.Waiting(2);
        var refused = await server.Client.Post("api/v1/predict", Salt);
        refused.ShouldRefuse(HttpStatusCode.ServiceUnavailable, "queue");
        refused.Headers["Retry-After"].ShouldBe("15");
        (await server.Client.Get("api/v1/health")).ShouldSucceed();
        model.LetGo();
        foreach (var request in inside)
            (await request).ShouldSucceed();
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_to_come_again()
    {
        using var model = new FakeModel();
        var limits = new ServerLimits { Concurrency = 1, Queue = 2, QueueTime = TimeSpan.FromMilliseconds(200) };
        await using var server = await TestServer.StartAsync(model, new ServerOptions { Limits = limits });
        model.Hold();
        var first = server.Client.Post("api/v1/predict", Salt);
        await server.Working(1);
        var refused = await server.Client.Post("api/v1/predict", Salt);
        refused.ShouldRefuse(HttpStatusCode.ServiceUnavailable, "turn");
        refused.Headers["Retry-After"].ShouldBe("1");
        model.LetGo();
        (await first).ShouldSucceed();
        (await server.Client.Post("api/v1/predict", Salt)).ShouldSucceed();
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_stopped()
    {
        using var model = new FakeModel();
        var limits = new ServerLimits { Time = TimeSpan.FromMilliseconds(200) };
        await using var server = await TestServer.StartAsync(model, new ServerOptions { Limits = limits });
        model.Hold();
        var stopped = await server.Client.Post("api/v1/predict", Salt);
        stopped.ShouldRefuse(HttpStatusCode.ServiceUnavailable, "0.2 s");
        stopped.Headers["Retry-After"].ShouldBe("1");
        model.LetGo();
        (await server.Client.Post("api/v1/predict", Salt)).ShouldSucceed();
    }

    [Fact]
    public async Task A_body_that_comes_drop_by_drop_loses_its_place()
    {
        var limits = new ServerLimits { Time = TimeSpan.FromMilliseconds(500), Concurrency = 1, Queue = 0 };
        await using var server = await TestServer.StartAsync(new FakeModel(), new ServerOptions { Limits = limits });
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Client.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            "POST /api/v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nNa"u8.ToArray(),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        answer.ShouldStartWith("HTTP/1.1 503 Service Unavailable");
        answer.ShouldContain("longer than 0.5 s");
        (await server.Client.Post("api/v1/predict", Salt)).ShouldSucceed();
    }
}
