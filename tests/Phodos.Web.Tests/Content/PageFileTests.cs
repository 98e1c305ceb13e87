using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Phodos.Web.Tests.Content;

/// <summary>The files of the page come from memory: quickly, packed, and no others.</summary>
public sealed class PageFileTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_page_is_packed_for_who_can_unpack_it()
    {
        var plain = (await _client.Get("")).ShouldSucceed();
        plain.Headers["Content-Type"].ShouldBe("text/html; charset=utf-8");
        plain.Headers.Keys.ShouldNotContain("Content-Encoding");
        var packed = (await _client.Get("", ("Accept-Encoding", "br, gzip"))).ShouldSucceed();
        packed.Headers["Content-Encoding"].ShouldBe("gzip");
        packed.Headers["Vary"].ShouldContain("Accept-Encoding");
        using var unpacked = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress))
            await gzip.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        unpacked.ToArray().ShouldBe(plain.Body);
    }

    [Fact]
    public async Task A_page_that_a_browser_has_is_not_sent_again()
    {
        var tag = (await _client.Get("")).ShouldSucceed().Headers["ETag"];
        tag.ShouldMatch("^\"[0-9a-f]{16}\"$");
        var kept = await _client.Get("", ("If-None-Match", tag));
        kept.Status.ShouldBe(HttpStatusCode.NotModified);
        kept.Body.ShouldBeEmpty();
        (await _client.Get("", ("If-None-Match", "\"0000000000000000\""))).ShouldSucceed();
    }

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..\\..\\etc\\passwd")]
    [InlineData("/%2fetc%2fpasswd")]
    [InlineData("//etc/passwd")]
    [InlineData("/js/../../Phodos.Web.dll")]
    [InlineData("/Page/index.html")]
    [InlineData("/page/index.html")]
    [InlineData("/examples/NaCl.cif")]
    [InlineData("/appsettings.json")]
    [InlineData("/js/%00.js")]
    [InlineData("/api/v1/reports/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/runs/%2e%2e%2f%2e%2e")]
    [InlineData("/api/v1/runs/..")]
    public async Task A_path_that_leads_elsewhere_leads_nowhere(string path)
    {
        // A raw request: a client would take the path apart before it sends it.
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        answer.ShouldMatch("^HTTP/1.1 (400|404) ");
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain("   at ");
    }
}
