using System.Net;
using Phodos.Web.Hosting;

namespace Phodos.Web.Tests.Hosting;

/// <summary>Every answer carries the strict headers, whatever it is.</summary>
public sealed class SecurityHeaderTests(FlagshipServer server)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "api/v1/models")]
    [InlineData("GET", "api/v1/nothing")]
    [InlineData("GET", "metrics")]
    [InlineData("GET", "openapi/v1.json")]
    [InlineData("GET", "%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("POST", "api/v1/predict")]
    [InlineData("POST", "api/v1/predict?model=none")]
    [InlineData("TRACE", "")]
    public async Task An_answer_has_the_strict_headers(string method, string path)
    {
        using var client = new ApiClient(server.Address);
        ShouldBeStrict(await client.Send(new HttpRequestMessage(new HttpMethod(method), path)));
    }

    [Fact]
    public async Task A_refused_host_and_a_kept_page_have_them_too()
    {
        using var client = new ApiClient(server.Address);
        ShouldBeStrict(await client.Get("", ("Host", "evil.example")));
        var page = await client.Get("");
        var kept = await client.Get("", ("If-None-Match", page.Headers["ETag"]));
        kept.Status.ShouldBe(HttpStatusCode.NotModified);
        ShouldBeStrict(kept);
    }

    [Fact]
    public async Task A_prediction_that_fails_within_the_server_has_them_too()
    {
        await using var faulty = await TestServer.StartAsync(new FakeModel { FailsOn = _ => true });
        var answer = await faulty.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"));
        answer.ShouldRefuse(HttpStatusCode.InternalServerError);
        ShouldBeStrict(answer);
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:80", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("localhost", true)]
    [InlineData("localhost:5080", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]:5080", true)]
    public async Task A_page_elsewhere_that_points_its_name_here_is_not_answered(string host, bool isAnswered)
    {
        using var client = new ApiClient(server.Address);
        foreach (var path in new[] { "", "api/v1/models", "metrics", "openapi/v1.json" })
        {
            var answer = await client.Get(path, ("Host", host));
            answer.Status.ShouldBe(isAnswered ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task No_page_elsewhere_is_let_in()
    {
        using var client = new ApiClient(server.Address);
        var answer = await client.Send(
            new HttpRequestMessage(HttpMethod.Options, "api/v1/predict"),
            ("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST"));
        answer.Headers.Keys.ShouldNotContain(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void It_listens_to_this_machine_alone_unless_told() =>
        new ServerOptions().Urls.ShouldAllBe(url => new Uri(url).IsLoopback);

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5080/phodos")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:99999")]
    public void An_address_that_cannot_be_is_refused(string url)
    {
        using var model = new FakeModel();
        Should.Throw<InvalidInputException>(() => new PhodosServer(new ServerOptions { Urls = [url] }, [("fake", model)]))
            .Message.ShouldContain("http://127.0.0.1:5080");
    }

    [Fact]
    public void A_server_without_an_address_or_with_a_missing_folder_is_refused()
    {
        using var model = new FakeModel();
        Should.Throw<InvalidInputException>(() => new PhodosServer(new ServerOptions { Urls = [] }, [("fake", model)]));
        Should.Throw<InvalidInputException>(() => new PhodosServer(new ServerOptions { Runs = "/nowhere" }, [("fake", model)]))
            .File.ShouldBe("/nowhere");
    }

    private static void ShouldBeStrict(Answer answer)
    {
        answer.Headers["Content-Security-Policy"].ShouldBe(Policy);
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        answer.Headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
        answer.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
        answer.Headers.Keys.ShouldNotContain("Server");
    }
}
