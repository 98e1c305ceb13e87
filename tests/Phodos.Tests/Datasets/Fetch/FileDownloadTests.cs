using System.Net;
using System.Net.Sockets;
using Phodos.Datasets.Fetch;

namespace Phodos.Tests.Datasets.Fetch;

public sealed class FileDownloadTests : IDisposable
{
    private const int Cut = 70_000;
    private static readonly byte[] Content = Bytes(200_000, 1);
    private static readonly byte[] OtherContent = Bytes(200_000, 2);

    private readonly TemporaryFolder _folder = new();
    private readonly List<TimeSpan> _waits = [];

    private string Target => Path.Combine(_folder.Path, "new", "data.csv");

    private string Part => Target + ".part";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_comes_whole_and_a_second_time_nothing_is_downloaded()
    {
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        var progress = new List<DownloadProgress>();
        (await Download(server.Address, Content, new Listed(progress))).ShouldBeTrue();
        ShouldBeWhole();
        progress[^1].ShouldBe(new DownloadProgress(Content.Length, Content.Length));
        progress.Select(step => step.Received).ShouldBeInOrder();
        (await Download(server.Address, Content)).ShouldBeFalse();
        server.Requests.ShouldHaveSingleItem().From.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"v1\"", "\"v1\"")]
    [InlineData("W/\"v1\"", null)]
    [InlineData(null, null)]
    public async Task After_a_cut_only_the_rest_is_asked_for(string? tag, string? ifRange)
    {
        using var server = LoopbackServer.InTurn(
            request => LoopbackServer.File(request, Content, tag, Cut),
            request => LoopbackServer.File(request, Content, tag, cutAfter: 10_000),
            request => LoopbackServer.File(request, Content, tag));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.ShouldBe([new("/data.csv", null, null), new("/data.csv", Cut, ifRange), new("/data.csv", Cut + 10_000, ifRange)]);
        _waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public async Task A_later_run_goes_on_with_the_part_of_an_earlier_one()
    {
        LeavePart(Content[..Cut]);
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.ShouldHaveSingleItem().From.ShouldBe(Cut);
    }

    [Fact]
    public async Task A_part_that_is_whole_already_only_gets_its_name()
    {
        LeavePart(Content);
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.ShouldHaveSingleItem().From.ShouldBe(Content.Length);
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_thrown_away()
    {
        LeavePart([.. Content, 0]);
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.Select(request => request.From).ShouldBe([Content.Length + 1, null]);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_everything_again()
    {
        using var server = LoopbackServer.InTurn(
            _ => new Answer(200, Content) { CutAfter = Cut },
            _ => new Answer(200, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_changes_between_two_attempts_is_begun_anew(bool serverHeedsIfRange)
    {
        using var server = LoopbackServer.InTurn(
            request => LoopbackServer.File(request, OtherContent, "\"old\"", Cut),
            request => LoopbackServer.File(serverHeedsIfRange ? request : request with { IfRange = null }, Content, "\"new\""));
        await Download(server.Address, Content);
        ShouldBeWhole();
    }

    [Fact]
    public async Task Pieces_of_two_versions_without_tags_are_found_by_the_hash_and_begun_anew()
    {
        LeavePart(OtherContent[..Cut]);
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.Select(request => request.From).ShouldBe([Cut, null]);
    }

    [Fact]
    public async Task A_piece_from_another_place_is_not_joined()
    {
        using var server = LoopbackServer.InTurn(
            _ => new Answer(200, Content) { CutAfter = Cut },
            _ => new Answer(206, Content[10..], $"Content-Range: bytes 10-{Content.Length - 1}/{Content.Length}"),
            request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
    }

    [Fact]
    public async Task A_file_with_the_wrong_hash_is_not_kept()
    {
        using var server = new LoopbackServer(request => LoopbackServer.File(request, OtherContent));
        var fault = await Should.ThrowAsync<DownloadFailedException>(() => Download(server.Address, Content));
        fault.Message.ShouldContain(HashOf(OtherContent));
        fault.Message.ShouldContain(HashOf(Content));
        Directory.GetFiles(Path.GetDirectoryName(Target)!).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_followed()
    {
        using var server = new LoopbackServer(request => request.Path == "/data.csv"
            ? new Answer(302, [], "Location: /moved.csv")
            : LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests.Select(request => request.Path).ShouldBe(["/data.csv", "/moved.csv"]);
    }

    [Fact]
    public async Task A_redirect_loop_ends()
    {
        using var server = new LoopbackServer(_ => new Answer(302, [], "Location: /data.csv"));
        (await Should.ThrowAsync<DownloadFailedException>(() => Download(server.Address, Content))).Message.ShouldContain("redirects");
        server.Requests.Length.ShouldBe(6);
        _waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task A_refusal_is_not_asked_again(int status)
    {
        using var server = new LoopbackServer(_ => new Answer(status, []));
        (await Should.ThrowAsync<DownloadFailedException>(() => Download(server.Address, Content)))
            .Message.ShouldContain($"{status}");
        server.Requests.ShouldHaveSingleItem();
        File.Exists(Target).ShouldBeFalse();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_server_in_trouble_is_asked_again_after_a_wait(int status)
    {
        using var server = LoopbackServer.InTurn(
            _ => new Answer(status, []), _ => new Answer(status, []), request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content);
        ShouldBeWhole();
        _waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_at_the_same_place_is_given_up()
    {
        using var server = new LoopbackServer(_ => new Answer(200, Content) { CutAfter = Cut });
        (await Should.ThrowAsync<DownloadFailedException>(() => Download(server.Address, Content))).Message.ShouldContain($"{Cut} bytes");
        server.Requests.Length.ShouldBe(4);
        new FileInfo(Part).Length.ShouldBe(Cut);
    }

    [Fact]
    public async Task A_closed_port_is_one_clear_line()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Dispose();
        var fault = await Should.ThrowAsync<DownloadFailedException>(() => Download(new Uri($"http://127.0.0.1:{port}/data.csv"), Content));
        fault.Message.ShouldContain("check the network");
        fault.Message.ShouldNotContain("\n");
        _waits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_silent_server_is_not_waited_for_for_ever()
    {
        using var server = LoopbackServer.InTurn(
            _ => new Answer(200, Content) { CutAfter = Cut, Stall = new() }, request => LoopbackServer.File(request, Content));
        await Download(server.Address, Content, options: new DownloadOptions { Patience = TimeSpan.FromSeconds(2) });
        ShouldBeWhole();
        server.Requests.Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task What_came_before_a_stop_is_kept()
    {
        var sent = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        using var server = LoopbackServer.InTurn(
            request => LoopbackServer.File(request, Content, "\"v1\"", Cut) with { Stall = sent },
            request => LoopbackServer.File(request, Content, "\"v1\""));
        var seen = new Until(Cut, stop);
        await Should.ThrowAsync<OperationCanceledException>(() => Download(server.Address, Content, seen, cancellation: stop.Token));
        new FileInfo(Part).Length.ShouldBe(Cut);
        File.Exists(Target).ShouldBeFalse();
        await Download(server.Address, Content);
        ShouldBeWhole();
        server.Requests[1].ShouldBe(new AskedFor("/data.csv", Cut, "\"v1\""));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        var options = new DownloadOptions { MaximumBytes = Content.Length - 1 };
        (await Should.ThrowAsync<DownloadFailedException>(() => Download(server.Address, Content, options: options)))
            .Message.ShouldContain("more than 199999 bytes");
    }

    [Fact]
    public async Task Another_file_of_the_same_name_is_not_overwritten()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllText(Target, "mine");
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        (await Should.ThrowAsync<InvalidInputException>(() => Download(server.Address, Content))).Message.ShouldContain("another file");
        File.ReadAllText(Target).ShouldBe("mine");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ftp://example.org/data.csv")]
    [InlineData("file:///etc/hosts")]
    public async Task Only_http_is_spoken(string address) =>
        (await Should.ThrowAsync<InvalidInputException>(() => Download(new Uri(address), Content))).Message.ShouldContain("http");

    private async Task<bool> Download(
        Uri address,
        byte[] expected,
        IProgress<DownloadProgress>? progress = null,
        DownloadOptions? options = null,
        CancellationToken? cancellation = null)
    {
        using var download = new FileDownload(options, (wait, _) =>
        {
            _waits.Add(wait);
            return Task.CompletedTask;
        });
        return await download.RunAsync(address, Target, HashOf(expected), progress, cancellation ?? TestContext.Current.CancellationToken);
    }

    private void LeavePart(byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllBytes(Part, content);
    }

    private void ShouldBeWhole()
    {
        File.ReadAllBytes(Target).ShouldBe(Content);
        Directory.GetFiles(Path.GetDirectoryName(Target)!).ShouldBe([Target]);
    }

    private static string HashOf(byte[] content) => GitBlobHash.Of(new MemoryStream(content), content.Length);

    private static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private sealed class Listed(List<DownloadProgress> steps) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => steps.Add(value);
    }

    private sealed class Until(long bytes, CancellationTokenSource stop) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            if (value.Received >= bytes)
                stop.Cancel();
        }
    }
}
