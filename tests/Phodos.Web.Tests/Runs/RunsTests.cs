using System.Net;
using System.Text.Json;
using Phodos.Learning.Training;
using Phodos.Web.Hosting;

namespace Phodos.Web.Tests.Runs;

/// <summary>The runs, studies and reports of a folder, also while they are written, and nothing beside it.</summary>
public sealed class RunsTests : IDisposable
{
    private readonly SampleRuns _outside = new();

    private SampleRuns Root { get; } = new();

    public void Dispose()
    {
        Root.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public async Task Without_a_folder_it_says_how_to_show_one()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        foreach (var path in new[] { "runs", "runs/abc", "studies", "reports", "reports/abc" })
            (await server.Client.Get($"api/v1/{path}")).ShouldRefuse(HttpStatusCode.NotFound, "shows no runs");
    }

    [Fact]
    public async Task A_run_is_listed_and_shown_with_its_epochs()
    {
        Root.Add(
            "first",
            "1,1e-3,0.9,0.30,0.1,0.1,0.1,10,0.3,0.1,2.5\n2,1e-3,0.8,,,,,,,,2.5\n3,1e-3,0.7,0.20,0.1,0.1,0.1,10,0.3,0.1,2.5\n");
        await using var server = await StartAsync();
        var summary = (await server.Client.Get("api/v1/runs")).ShouldSucceed().Json.EnumerateArray().Single();
        summary.GetProperty("name").GetString().ShouldBe("first");
        summary.GetProperty("model").GetString().ShouldBe("mlp");
        summary.GetProperty("epochs").GetInt32().ShouldBe(3);
        summary.GetProperty("bestEpoch").GetInt32().ShouldBe(3);
        summary.GetProperty("bestRmse").GetDouble().ShouldBe(0.2);
        summary.GetProperty("isLive").GetBoolean().ShouldBeFalse();
        var run = (await server.Client.Get($"api/v1/runs/{summary.GetProperty("id").GetString()}")).ShouldSucceed().Json;
        run.GetProperty("summary").GetRawText().ShouldBe(summary.GetRawText());
        run.GetProperty("config").GetProperty("training").GetProperty("epochs").GetInt32().ShouldBe(7);
        run.GetProperty("epochs").EnumerateArray()
            .Select(epoch => epoch.GetProperty("validationRmse").ToString()).ShouldBe(["0.3", "", "0.2"]);
        run.GetProperty("epochs")[1].GetProperty("trainingLoss").GetDouble().ShouldBe(0.8);
        run.GetProperty("test").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("2,1e-3,0.")]
    [InlineData("2")]
    [InlineData("2,1e-3,0.8,0.25,0.1,0.1,0.1,10,0.3,0.")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("2,1e-3,,,,,,,,,")]
    [InlineData("2,1e-3,0.8,broken,0.1,0.1,0.1,10,0.3,0.1,2.5")]
    public async Task A_run_being_written_is_shown_as_far_as_it_is(string half)
    {
        Root.Add("live", "1,1e-3,0.9,0.30,0.1,0.1,0.1,10,0.3,0.1,2.5\n" + half);
        using var claim = RunFolder.Open(Root["live"]).Claim();
        await using var server = await StartAsync();
        var summary = (await server.Client.Get("api/v1/runs")).ShouldSucceed().Json.EnumerateArray().Single();
        summary.GetProperty("isLive").GetBoolean().ShouldBe(OperatingSystem.IsLinux() || OperatingSystem.IsWindows());
        summary.GetProperty("epochs").GetInt32().ShouldBe(1);
        (await server.Client.Get($"api/v1/runs/{summary.GetProperty("id").GetString()}")).ShouldSucceed();
    }

    [Fact]
    public async Task What_is_broken_is_left_out_of_the_lists_and_says_so_when_asked_for()
    {
        Root.Add("good", "");
        Root.Write("broken/config.json", "{\"model\": ");
        Root.Write("study/study.json", "nothing");
        await using var server = await StartAsync();
        var runs = (await server.Client.Get("api/v1/runs")).ShouldSucceed().Json.EnumerateArray().ToArray();
        runs.Select(run => run.GetProperty("name").GetString()).ShouldBe(["good"]);
        runs[0].GetProperty("bestRmse").ValueKind.ShouldBe(JsonValueKind.Null);
        (await server.Client.Get("api/v1/studies")).ShouldSucceed().Json.GetArrayLength().ShouldBe(0);
        File.WriteAllText(Root["good/config.json"], "{\"model\": ");
        var answer = await server.Client.Get($"api/v1/runs/{runs[0].GetProperty("id").GetString()}");
        answer.ShouldRefuse(HttpStatusCode.BadRequest, "not the JSON that phodos writes");
        answer.Text.ShouldNotContain(Root.FullPath);
    }

    [Fact]
    public async Task A_report_is_a_page_of_its_own_that_can_run_nothing()
    {
        Root.Write("comparison/report.html", "<!doctype html><title>Comparison</title>");
        await using var server = await StartAsync();
        var report = (await server.Client.Get("api/v1/reports")).ShouldSucceed().Json.EnumerateArray().Single();
        report.GetProperty("name").GetString().ShouldBe("comparison");
        var page = (await server.Client.Get($"api/v1/reports/{report.GetProperty("id").GetString()}")).ShouldSucceed();
        page.Headers["Content-Type"].ShouldBe("text/html; charset=utf-8");
        page.Text.ShouldStartWith("<!doctype html>");
        var policy = page.Headers["Content-Security-Policy"];
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("sandbox");
        policy.ShouldNotContain("script-src");
        page.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("%2fetc%2fpasswd")]
    [InlineData("comparison")]
    [InlineData("comparison%2freport.html")]
    [InlineData("%00")]
    [InlineData("CON")]
    [InlineData("0000000000000000")]
    public async Task An_identifier_is_never_a_path(string id)
    {
        Root.Write("comparison/report.html", "report");
        Root.Add("comparison", "");
        await using var server = await StartAsync();
        foreach (var kind in new[] { "runs", "reports" })
        {
            var answer = await server.Client.Get($"api/v1/{kind}/{id}");
            answer.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
            answer.Text.ShouldNotContain("root:");
        }
    }

    [Fact]
    public async Task Links_that_lead_outside_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        _outside.Write("run/report.html", "secret");
        _outside.Write("run/config.json", "secret");
        Directory.CreateSymbolicLink(Root["linked"], _outside["run"]);
        Directory.CreateDirectory(Root["report"]);
        File.CreateSymbolicLink(Root["report/report.html"], _outside["run/report.html"]);
        await using var server = await StartAsync();
        (await server.Client.Get("api/v1/reports")).ShouldSucceed().Json.GetArrayLength().ShouldBe(0);
        (await server.Client.Get("api/v1/runs")).ShouldSucceed().Json.GetArrayLength().ShouldBe(0);
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(new FakeModel(), new ServerOptions { Runs = Root.FullPath });
}
