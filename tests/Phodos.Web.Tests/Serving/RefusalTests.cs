using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Serving;

/// <summary>A request that is not served learns why in one line, and when to come again.</summary>
public sealed class RefusalTests
{
    private const string Predict = "api/v1/predict";

    private static readonly string Salt = Structures.Cubic("Na", "Cl");

    [Fact]
    public async Task A_fault_of_a_file_is_told_with_its_name_and_line()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var text = Structures.Example("NaCl.cif").Replace("_cell_length_a", "_cell_length_a abc #", StringComparison.Ordinal);
        var line = text.Split('\n').ToList().FindIndex(candidate => candidate.Contains("abc", StringComparison.Ordinal)) + 1;
        var problem = (await server.Client.Post($"{Predict}?file=NaCl.cif", text)).ShouldRefuse(HttpStatusCode.BadRequest, "abc");
        problem.GetProperty("file").GetString().ShouldBe("NaCl.cif");
        problem.GetProperty("line").GetInt32().ShouldBe(line);
        problem.TryGetProperty("errors", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "text/plain", "empty")]
    [InlineData("  \n", "text/plain", "empty")]
    [InlineData("once upon a time", "text/plain")]
    [InlineData("", "application/json", "JSON")]
    [InlineData("[]", "application/json", "no structure")]
    [InlineData("{\"structures\": []}", "application/json", "no structure")]
    [InlineData("3", "application/json", "object")]
    [InlineData("[null]", "application/json", "object")]
    [InlineData("{\"text\": 3}", "application/json")]
    [InlineData("{\"text\": \"\\ud800\"}", "application/json")]
    [InlineData("{\"file\": \"\\ud800\", \"text\": \"x\"}", "application/json")]
    [InlineData("{\"text\": \"x\"", "application/json", "JSON")]
    [InlineData("x", "multipart/form-data", "boundary")]
    [InlineData("x", "multipart/form-data; boundary=", "boundary")]
    [InlineData("x", "multipart/form-data; boundary=b", "form")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=a\r\n\r\nhalf", "multipart/form-data; boundary=b", "form")]
    [InlineData("--b--\r\n", "multipart/form-data; boundary=b")]
    public async Task What_is_no_structure_is_refused(string body, string type, params string[] words)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        (await server.Client.Post(Predict, content)).ShouldRefuse(HttpStatusCode.BadRequest, words);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("nothing.html")]
    [InlineData("api/v1/nothing")]
    [InlineData("api/v1/nothing.json")]
    [InlineData("api/v2/predict")]
    [InlineData("index.html")]
    public async Task What_is_not_there_is_a_problem_too(string path)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        (await server.Client.Get(path)).ShouldRefuse(HttpStatusCode.NotFound, "/api");
    }

    [Theory]
    [InlineData("GET", Predict, "POST")]
    [InlineData("DELETE", Predict, "POST")]
    [InlineData("GET", "api/v1/inspect", "POST")]
    [InlineData("POST", "api/v1/models", "GET")]
    [InlineData("PUT", "", "GET")]
    public async Task A_wrong_method_is_told_the_right_one(string method, string path, string allowed)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var answer = await server.Client.Send(new HttpRequestMessage(new HttpMethod(method), path));
        answer.ShouldRefuse(HttpStatusCode.MethodNotAllowed, allowed);
        answer.Headers["Allow"].ShouldContain(allowed);
    }

    [Fact]
    public async Task Another_kind_of_content_is_refused()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Salt));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
        (await server.Client.Post(Predict, content))
            .ShouldRefuse(HttpStatusCode.UnsupportedMediaType, "x-www-form-urlencoded", "text/plain");
        (await server.Client.Post("api/v1/compare-dos", "text"))
            .ShouldRefuse(HttpStatusCode.UnsupportedMediaType, "text/plain", "application/json");
    }

    [Fact]
    public async Task What_is_too_large_is_refused_by_its_own_limit()
    {
        var limits = new ServerLimits { BodyBytes = 100_000, Atoms = 20, Structures = 3, Values = 5_000 };
        await using var server = await TestServer.StartAsync(new FakeModel(), new ServerOptions { Limits = limits });
        (await server.Client.Post(Predict, new string('x', 100_001))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "100000 bytes");
        (await server.Client.PostJson("api/v1/compare-dos", new string('x', 100_001)))
            .ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "100000 bytes");
        (await server.Client.Post(Predict, Structures.Argon(3))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "27 atoms", "20");
        (await server.Client.Post("api/v1/inspect", Structures.Argon(3)))
            .ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "27 atoms", "20");
        var structures = Enumerable.Repeat(new { text = Salt }, 4).ToArray();
        (await server.Client.PostJson(Predict, structures)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "3 structures");
        (await server.Client.Post($"{Predict}?grid=0:2000:1", Salt)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "5000 numbers");
        (await server.Client.Post($"{Predict}?temperatures=0:1000:1", Salt))
            .ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "5000 numbers");
        (await server.Client.PostJson(Predict, structures[..3])).ShouldSucceed();
        var refusals = (await server.Client.Get("metrics")).Text;
        refusals.ShouldContain("phodos_refusals_total{status=\"413\"} 7");
    }

    [Fact]
    public async Task Whoever_sends_a_body_that_is_too_large_to_its_end_hears_why()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        using var client = new TcpClient();
        await client.ConnectAsync(server.Client.Address.Host, server.Client.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var length = 3 * new ServerLimits().BodyBytes;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /{Predict} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        var part = new byte[64 * 1024];
        for (var sent = 0L; sent < length; sent += part.Length)
        {
            await stream.WriteAsync(part, TestContext.Current.CancellationToken);
            await Task.Delay(1, TestContext.Current.CancellationToken); // as over a network
        }

        var answer = new byte[4096];
        var read = await stream.ReadAsync(answer, TestContext.Current.CancellationToken);
        Encoding.ASCII.GetString(answer, 0, read).ShouldStartWith("HTTP/1.1 413");
    }

    [Theory]
    [InlineData(Predict)]
    [InlineData("API/V1/Predict")]
    [InlineData("api/v1/./predict")]
    public async Task Without_its_key_the_api_is_closed(string path)
    {
        var options = new ServerOptions { Keys = new ApiKeys(["correct-horse-battery", "second-key-0123456789"]) };
        await using var server = await TestServer.StartAsync(new FakeModel(), options);
        (string, string)[][] wrong =
        [
            [], [("X-Api-Key", "")], [("X-Api-Key", "correct-horse-batterx")], [("X-Api-Key", "correct-horse-battery2")],
            [("Authorization", "Bearer nothing")], [("Authorization", "Basic correct-horse-battery")],
        ];
        foreach (var headers in wrong)
        {
            var answer = await server.Client.Post(path, Salt, headers);
            answer.ShouldRefuse(HttpStatusCode.Unauthorized, "X-Api-Key");
            answer.Headers["WWW-Authenticate"].ShouldBe("Bearer");
        }

        (await server.Client.Post(path, Salt, ("X-Api-Key", "correct-horse-battery"))).ShouldSucceed();
        (await server.Client.Post(path, Salt, ("X-Api-Key", "second-key-0123456789"))).ShouldSucceed();
        (await server.Client.Post(path, Salt, ("Authorization", "Bearer correct-horse-battery"))).ShouldSucceed();
    }

    [Theory]
    [InlineData("api/v1/models", true)]
    [InlineData("api/v1/examples", true)]
    [InlineData("api/v1/runs", true)]
    [InlineData("Api/v1/Reports/1", true)]
    [InlineData("metrics", true)]
    [InlineData("METRICS", true)]
    [InlineData("api/v1/health", false)]
    [InlineData("api/v1/ready", false)]
    [InlineData("openapi/v1.json", false)]
    [InlineData("", false)]
    public async Task The_page_and_the_health_are_open_to_all_and_the_rest_is_not(string path, bool isClosed)
    {
        var options = new ServerOptions { Keys = new ApiKeys(["correct-horse-battery"]) };
        await using var server = await TestServer.StartAsync(new FakeModel(), options);
        var answer = await server.Client.Get(path);
        if (isClosed)
            answer.ShouldRefuse(HttpStatusCode.Unauthorized);
        else
            answer.ShouldSucceed();
    }

    [Fact]
    public void A_key_that_can_be_guessed_is_refused() =>
        Should.Throw<InvalidInputException>(() => new ApiKeys(["short"])).Message.ShouldContain("16 characters");

    [Fact]
    public async Task Each_key_has_a_rate_of_its_own()
    {
        var options = new ServerOptions
        {
            Keys = new ApiKeys(["first-key-0123456789", "second-key-0123456789"]),
            Limits = new ServerLimits { RequestsPerMinute = 3 },
        };
        await using var server = await TestServer.StartAsync(new FakeModel(), options);
        for (var request = 0; request < 3; request++)
            (await server.Client.Post(Predict, Salt, ("X-Api-Key", "first-key-0123456789"))).ShouldSucceed();
        var refused = await server.Client.Post(Predict, Salt, ("X-Api-Key", "first-key-0123456789"));
        refused.ShouldRefuse(HttpStatusCode.TooManyRequests, "3 requests a minute");
        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await server.Client.Post(Predict, Salt, ("X-Api-Key", "second-key-0123456789"))).ShouldSucceed();
        (await server.Client.Get("api/v1/health")).ShouldSucceed();
    }

    [Fact]
    public async Task Without_keys_an_address_has_a_rate()
    {
        var options = new ServerOptions { Limits = new ServerLimits { RequestsPerMinute = 1 } };
        await using var server = await TestServer.StartAsync(new FakeModel(), options);
        (await server.Client.Post(Predict, Salt)).ShouldSucceed();
        (await server.Client.Post(Predict, Salt, ("X-Forwarded-For", "10.0.0.1"), ("X-Api-Key", "anything-at-all-0123")))
            .ShouldRefuse(HttpStatusCode.TooManyRequests);
    }
}
