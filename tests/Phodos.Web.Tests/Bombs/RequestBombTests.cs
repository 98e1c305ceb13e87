using System.IO.Compression;
using System.Net;
using System.Text;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Bombs;

/// <summary>A request that asks for too much, in whichever way it is sent, costs no more than is stated.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class RequestBombTests
{
    private const string Predict = "api/v1/predict";

    private static readonly string Salt = Structures.Cubic("Na", "Cl");

    public static TheoryData<string, string> Bodies => new()
    {
        { "application/json", Repeat("[", 4_000_000) },
        { "application/json", Repeat("{\"structures\":", 290_000) },
        { "application/json", "[" + Repeat("0,", 2_000_000) + "0]" },
        { "application/json", "{\"structures\":[" + Repeat("{},", 1_300_000) + "{}]}" },
        { "application/json", "{\"text\":\"" + Repeat("\\u0000", 690_000) + "\"}" },
        { "application/json", "{" + Repeat("\"text\":\"\",", 400_000) + "\"text\":\"\"}" },
        { "multipart/form-data; boundary=b", Repeat("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n", 80_000) + "--b--\r\n" },
        { "multipart/form-data; boundary=b", "--b\r\n" + Repeat("X-Header: 1\r\n", 300_000) + "\r\n" },
        { "multipart/form-data; boundary=b", "--b\r\nX: " + Repeat("x", 4_000_000) + "\r\n\r\n" },
        { "multipart/form-data; boundary=b", Repeat("--", 2_000_000) },
        { "text/plain; charset=utf-7", Repeat("+AGE-", 800_000) },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_of_too_many_things_is_refused_at_a_bounded_cost(string type, string body)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
        var answer = await Cost.AtMost(200, () => server.Client.Post(Predict, content));
        answer.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        answer.ShouldRefuse(answer.Status);
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(new byte[256 * 1024 * 1024], TestContext.Current.CancellationToken);
        await using var server = await TestServer.StartAsync(new FakeModel());
        foreach (var type in new[] { "text/plain", "application/json", "multipart/form-data; boundary=b" })
        {
            using var content = new ByteArrayContent(packed.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            content.Headers.ContentEncoding.Add("gzip");
            (await Cost.AtMost(60, () => server.Client.Post($"{Predict}?file=x.cif.gz", content))).ShouldRefuse(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_body_that_does_not_tell_its_length_ends_at_the_limit()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        using var content = new EndlessContent(64 * 1024 * 1024);
        Answer? answer = null;
        try
        {
            answer = await Cost.AtMost(100, () => server.Client.Post(Predict, content));
        }
        catch (HttpRequestException)
        {
            // The server has closed the connection before the client was done, as it may.
        }

        answer?.ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "bytes");
        content.Sent.ShouldBeLessThan(content.Bytes);
        (await server.Client.Post(Predict, Salt)).ShouldSucceed();
    }

    [Theory]
    [InlineData("grid=0:99999:1&sites=true")]
    [InlineData("grid=0:1000:0.01&sites=true")]
    [InlineData("temperatures=0:99999:1")]
    [InlineData("grid=0:1e9:1")]
    [InlineData("temperatures=0:1e9:1e-9")]
    public async Task Long_ranges_are_refused_before_anything_is_computed(string query)
    {
        using var model = new FakeModel();
        var limits = new ServerLimits { Values = 500_000 };
        await using var server = await TestServer.StartAsync(model, new ServerOptions { Limits = limits });
        var answer = await Cost.AtMost(20, () => server.Client.Post($"{Predict}?{query}", Salt));
        answer.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        answer.ShouldRefuse(answer.Status);
        model.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Spectra_on_distant_grids_are_not_brought_together_on_a_huge_one()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var fine = string.Concat(Enumerable.Range(0, 100).Select(point => FormattableString.Invariant($"{point * 1e-6} 1\n")));
        var wide = string.Concat(Enumerable.Range(0, 100).Select(point => FormattableString.Invariant($"{point * 1e4} 1\n")));
        var answer = await Cost.AtMost(60, () => server.Client.PostJson(
            "api/v1/compare-dos",
            new { first = new { name = "a", text = fine }, second = new { name = "b", text = wide }, unit = "cm-1" }));
        answer.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        answer.ShouldRefuse(answer.Status);
    }

    private static string Repeat(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();
}
