using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Phodos.Cli.Tests.Serve;

/// <summary><c>phodos serve</c> as its users start it.</summary>
public sealed partial class ServeTest(TrainedRun trained)
{
    [Fact]
    public async Task It_says_where_it_is_answers_what_predict_prints_and_ends_with_ctrl_c()
    {
        using var folder = new TemporaryFolder();
        using var serving = PhodosProcess.Start(
            folder.FullPath, "serve", "--urls", "http://127.0.0.1:0", "--runs", trained.Folder, "--threads", "1");
        using var client = new HttpClient { BaseAddress = await AddressOf(serving) };
        Example.CopyTo(folder["NaCl.cif"], "NaCl.cif");
        client.BaseAddress.IsLoopback.ShouldBeTrue();
        (string Query, string Options)[] views =
        [
            ("", ""),
            ("&unit=THz&normalization=max&sites=true&per=mol-formula", "--unit THz --normalization max --sites --per mol-formula"),
        ];
        foreach (var (query, options) in views)
        {
            var text = await File.ReadAllTextAsync(folder["NaCl.cif"], Cancellation);
            using var content = new StringContent(text, Encoding.UTF8, "text/plain");
            var predict = new Uri("api/v1/predict?file=NaCl.cif" + query, UriKind.Relative);
            using var answer = await client.PostAsync(predict, content, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var printed = await PhodosProcess.Run(
                folder.FullPath, ["predict", "NaCl.cif", "--json", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Compact(await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe(Compact(printed.ShouldSucceed().Output));
        }

        (await client.GetStringAsync(new Uri("api/v1/runs", UriKind.Relative), Cancellation)).ShouldContain("\"dostransformer\"");
        await serving.Interrupt();
        var end = (await serving.End()).ShouldSucceed();
        end.Output.ShouldBeEmpty();
        end.ErrorLines.ShouldBe(["stopping: what is at work is finished"]);
    }

    [Fact]
    public async Task What_is_at_work_when_it_is_stopped_is_answered()
    {
        using var folder = new TemporaryFolder();
        using var serving = PhodosProcess.Start(
            folder.FullPath, "serve", "--urls", "http://127.0.0.1:0", "--weights", trained.Run, "--batch-wait", "1000");
        using var client = new HttpClient { BaseAddress = await AddressOf(serving) };
        using var content = new StringContent(await File.ReadAllTextAsync(Example.PathOf("NaCl.cif"), Cancellation));
        var inside = client.PostAsync(new Uri("api/v1/predict", UriKind.Relative), content, Cancellation);
        string metrics;
        do
        {
            metrics = await client.GetStringAsync(new Uri("metrics", UriKind.Relative), Cancellation);
        }
        while (!metrics.Contains("phodos_requests_working 1\n", StringComparison.Ordinal));
        await serving.Interrupt();
        (await inside).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await serving.End()).ShouldSucceed();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var result = await PhodosProcess.Run(trained.Folder, "serve", "--weights", trained.Run, "--urls", $"http://127.0.0.1:{port}");
        result.ErrorLines.Length.ShouldBe(1, result.Error);
        result.ShouldRefuse($"http://127.0.0.1:{port}", "in use");
    }

    [Theory]
    [InlineData("--urls nonsense", "nonsense", "http://127.0.0.1:5080")]
    [InlineData("--urls https://127.0.0.1:5080", "https", "proxy")]
    [InlineData("--urls http://192.0.2.1:5080", "192.0.2.1")]
    [InlineData("--runs nowhere", "nowhere", "no such folder")]
    [InlineData("--api-keys nowhere.txt", "nowhere.txt")]
    [InlineData("--api-keys short.txt", "short.txt", "16 characters")]
    [InlineData("--api-keys empty.txt", "empty.txt", "no key")]
    [InlineData("--weights nowhere", "nowhere")]
    [InlineData("--max-atoms 0", "--max-atoms")]
    [InlineData("--rate -1", "--rate")]
    public async Task What_cannot_be_served_is_said_in_one_line(string arguments, params string[] words)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["short.txt"], "# keys\nshort\n", Cancellation);
        await File.WriteAllTextAsync(folder["empty.txt"], "# keys\n\n", Cancellation);
        var result = await PhodosProcess.Run(folder.FullPath, ["serve", "--weights", trained.Run, .. arguments.Split(' ')]);
        result.ErrorLines.Length.ShouldBe(1, result.Error);
        result.ShouldRefuse(words);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Beyond_this_machine_a_word_warns_unless_there_are_keys(bool hasKeys)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["keys.txt"], "correct-horse-battery\n", Cancellation);
        string[] keys = hasKeys ? ["--api-keys", "keys.txt"] : [];
        using var serving = PhodosProcess.Start(
            folder.FullPath, ["serve", "--weights", trained.Run, "--urls", "http://0.0.0.0:0", .. keys]);
        var port = (await AddressOf(serving)).Port;
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api/v1/models"), Cancellation);
        answer.StatusCode.ShouldBe(hasKeys ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
        await serving.Interrupt();
        var end = (await serving.End()).ShouldSucceed();
        end.Error.Contains("other machines can reach it", StringComparison.Ordinal).ShouldBe(!hasKeys);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Compact(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json));

    private static async Task<Uri> AddressOf(PhodosProcess serving)
    {
        var line = await serving.Output.ReadLineAsync(Cancellation);
        if (line is null)
            (await serving.End()).ShouldSucceed();
        return new Uri(Greeting().Match(line!).Groups[1].Value);
    }

    [GeneratedRegex(@"^Phodos is at (http://\S+) \(Ctrl-C stops it\)$")]
    private static partial Regex Greeting();
}
