using Phodos.Datasets.Fetch;
using Phodos.Tests.Datasets.Fetch;

namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data fetch</c> from a server on this machine.</summary>
public sealed class DataFetchTest
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(index => (byte)(index * index % 251))];

    private static string Hash => GitBlobHash.Of(new MemoryStream(Content), Content.Length);

    [Fact]
    public async Task Without_a_name_the_known_data_sets_are_listed()
    {
        var result = (await PhodosProcess.Run(AppContext.BaseDirectory, "data", "fetch")).ShouldSucceed();
        result.Output.ShouldContain("phonon-dos");
        result.Output.ShouldContain("a20428522cf81f93207db1dcdb1de22e5b1b4cd6");
        var json = (await PhodosProcess.Run(AppContext.BaseDirectory, "data", "fetch", "--json")).ShouldSucceed().Json;
        json[0].GetProperty("name").GetString().ShouldBe("phonon-dos");
    }

    [Fact]
    public async Task A_mirror_gives_the_file_once()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        (await Fetch(folder, server, "--hash", Hash)).ShouldSucceed().Error.ShouldContain("hash checked");
        File.ReadAllBytes(Path.Combine(folder["phonon-dos"], "data.csv")).ShouldBe(Content);

        var again = (await Fetch(folder, server, "--hash", Hash, "--json", "--quiet")).ShouldSucceed();
        again.Error.ShouldBeEmpty();
        again.Json.GetProperty("downloaded").GetBoolean().ShouldBeFalse();
        server.Requests.ShouldHaveSingleItem();
        folder.Content().ShouldBe(["phonon-dos", "phonon-dos/data.csv"]);
    }

    [Fact]
    public async Task Another_file_than_the_published_one_is_not_kept()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer(request => LoopbackServer.File(request, Content));
        var result = await Fetch(folder, server, "--out", "data");
        result.ExitCode.ShouldBe(1);
        result.ShouldEndWithOneLine("a20428522cf81f93207db1dcdb1de22e5b1b4cd6", Hash);
        folder.Content().ShouldBe(["data"]);
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_failed_work()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer(_ => new Answer(404, []));
        var result = await Fetch(folder, server);
        result.ExitCode.ShouldBe(1);
        result.ShouldEndWithOneLine("404");
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_has_come()
    {
        using var folder = new TemporaryFolder();
        var sent = new TaskCompletionSource();
        using var server = LoopbackServer.InTurn(
            request => LoopbackServer.File(request, Content, cutAfter: 60_000) with { Stall = sent },
            request => LoopbackServer.File(request, Content));
        using (var phodos = PhodosProcess.Start(folder.FullPath, "data", "fetch", "phonon-dos", "--url", server.Address.ToString()))
        {
            await sent.Task;
            await phodos.Interrupt();
            var result = await phodos.End();
            result.ExitCode.ShouldBe(1);
            result.ShouldEndWithOneLine("stopped");
        }

        var part = new FileInfo(Path.Combine(folder["phonon-dos"], "data.csv.part"));
        var kept = part.Exists ? (int)part.Length : 0;
        (await Fetch(folder, server, "--hash", Hash)).ShouldSucceed();
        File.ReadAllBytes(Path.Combine(folder["phonon-dos"], "data.csv")).ShouldBe(Content);
        (server.Requests[1].From ?? 0).ShouldBe(kept);
    }

    [Theory]
    [InlineData("nothing", null, "phonon-dos")]
    [InlineData("phonon-dos", "--url=somewhere", "somewhere")]
    [InlineData("phonon-dos", "--url=ftp://example.org/data.csv", "http")]
    [InlineData("phonon-dos", "--hash=abc", "40 hexadecimal digits")]
    public async Task Wrong_usage_is_refused(string name, string? option, string word)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = option is null ? ["data", "fetch", name] : ["data", "fetch", name, option];
        (await PhodosProcess.Run(folder.FullPath, arguments)).ShouldRefuse(word);
        folder.Content().ShouldBeEmpty();
    }

    private static Task<CommandResult> Fetch(TemporaryFolder folder, LoopbackServer server, params string[] options) =>
        PhodosProcess.Run(folder.FullPath, ["data", "fetch", "phonon-dos", "--url", server.Address.ToString(), .. options]);
}
