using System.Net;

namespace Phodos.Web.Tests.Hosting;

/// <summary>What <c>/metrics</c> tells an operator.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Predictions_batches_refusals_and_durations_are_counted()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        (await server.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"))).ShouldSucceed();
        (await server.Client.Post("api/v1/predict", "nothing")).ShouldRefuse(HttpStatusCode.BadRequest);
        var metrics = (await server.Client.Get("metrics")).ShouldSucceed();
        metrics.Media.ShouldBe("text/plain");
        metrics.Text.ShouldContain("phodos_predictions_total{model=\"fake\"} 1\n");
        metrics.Text.ShouldContain("phodos_batch_crystals_count 1\n");
        metrics.Text.ShouldContain("phodos_refusals_total{status=\"400\"} 1\n");
        metrics.Text.ShouldContain("phodos_requests_working 0\n");
        metrics.Text.ShouldContain("phodos_requests_waiting 0\n");
        metrics.Text.ShouldMatch("http_request_duration_seconds_count\\{[^}]*code=\"200\"[^}]*endpoint=\"/api/v1/predict\"[^}]*\\} 1\n");
        metrics.Text.ShouldMatch("http_request_duration_seconds_count\\{[^}]*code=\"400\"[^}]*endpoint=\"/api/v1/predict\"[^}]*\\} 1\n");
    }

    [Fact]
    public async Task Two_servers_in_a_process_count_apart()
    {
        await using var one = await TestServer.StartAsync(new FakeModel());
        await using var other = await TestServer.StartAsync(new FakeModel());
        (await one.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"))).ShouldSucceed();
        (await other.Client.Get("metrics")).Text.ShouldNotContain("phodos_predictions_total{");
    }

    [Fact]
    public async Task Made_up_methods_and_paths_do_not_fill_the_memory_with_counters()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        for (var request = 0; request < 40; request++)
        {
            foreach (var path in new[] { $"made-up-{request}", "", $"api/v1/runs/made-up-{request}" })
                await server.Client.Send(new HttpRequestMessage(new HttpMethod($"MADEUP{request}"), path));
            (await server.Client.Get($"api/v1/runs/made-up-{request}")).ShouldRefuse(HttpStatusCode.NotFound);
            await server.Client.Post($"api/v1/predict?model=made-up-{request}", "");
        }

        (await server.Client.Get("metrics")).Text.ToUpperInvariant().ShouldNotContain("MADE");
    }
}
