using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Phodos.Tests.Datasets.Fetch;

/// <summary>What a client asked for: the path, the first byte of the range, and the tag of If-Range.</summary>
internal sealed record AskedFor(string Path, int? From, string? IfRange)
{
    /// <summary>The key that came with the request, or null.</summary>
    internal string? Key { get; init; }
}

/// <summary>What a server answers.</summary>
internal sealed record Answer(int Status, byte[] Body, params string[] Headers)
{
    /// <summary>After how many bytes of the body the connection breaks, or null.</summary>
    internal int? CutAfter { get; init; }

    /// <summary>Completes when the bytes before the cut are sent, and holds the connection open until the client goes.</summary>
    internal TaskCompletionSource? Stall { get; init; }
}

/// <summary>A web server on this machine that answers as a test tells it, one connection a request.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<AskedFor, Answer> _answer;
    private readonly ConcurrentQueue<AskedFor> _requests = new();

    internal LoopbackServer(Func<AskedFor, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/data.csv");

    internal AskedFor[] Requests => [.. _requests];

    /// <summary>A server that gives one answer after the other, the last for ever.</summary>
    internal static LoopbackServer InTurn(params Func<AskedFor, Answer>[] answers)
    {
        var next = 0;
        return new LoopbackServer(request => answers[Math.Min(next++, answers.Length - 1)](request));
    }

    /// <summary>How a server with ranges answers for a file.</summary>
    internal static Answer File(AskedFor request, byte[] content, string? tag = null, int? cutAfter = null)
    {
        string[] headers = tag is null ? [] : [$"ETag: {tag}"];
        if (request.From is not { } from || (request.IfRange is { } asked && asked != tag))
            return new Answer(200, content, headers) { CutAfter = cutAfter };
        return from < content.Length
            ? new Answer(206, content[from..], [.. headers, $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}"])
            {
                CutAfter = cutAfter,
            }
            : new Answer(416, [], [$"Content-Range: bytes */{content.Length}"]);
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            lines.Add(line);
        var range = Header(lines, "Range")?["bytes=".Length..].TrimEnd('-');
        var request = new AskedFor(
            lines[0].Split(' ')[1], range is null ? null : int.Parse(range, CultureInfo.InvariantCulture), Header(lines, "If-Range"))
        {
            Key = Header(lines, "X-API-KEY"),
        };
        _requests.Enqueue(request);
        var answer = _answer(request);
        var head = $"HTTP/1.1 {answer.Status} Answer\r\nContent-Length: {answer.Body.Length}\r\nConnection: close\r\n"
            + string.Concat(answer.Headers.Select(header => header + "\r\n")) + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAfter ?? answer.Body.Length));
        await stream.FlushAsync();
        if (answer.Stall is { } stall)
        {
            stall.SetResult();
            await IgnoreEndAsync(reader);
        }
    }

    private static async Task IgnoreEndAsync(StreamReader reader)
    {
        try
        {
            await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            // The client has gone, which was waited for.
        }
    }

    private static string? Header(List<string> lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
