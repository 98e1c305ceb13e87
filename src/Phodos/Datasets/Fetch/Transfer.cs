using System.Net;
using System.Net.Http.Headers;

namespace Phodos.Datasets.Fetch;

/// <summary>Attempts to bring the rest of a file.</summary>
internal sealed class Transfer(
    HttpClient client, Uri address, PartialFile part, DownloadOptions options, IProgress<DownloadProgress>? progress)
{
    private const int BufferSize = 1 << 16;

    /// <summary>Whether bytes of more than one attempt were put together.</summary>
    internal bool HasJoined { get; private set; }

    /// <summary>One attempt: it ends when the file is whole, or with an exception that says whether to try again.</summary>
    /// <exception cref="InterruptedTransferException">Another attempt may succeed.</exception>
    /// <exception cref="DownloadFailedException">No attempt would.</exception>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        // Set anew before every wait for the server.
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var offset = part.Length;
        using var request = Request(offset);
        using var response = await FromServer(
            () => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token), silence, cancellation);
        HasJoined = offset > 0 && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable;
        var isRest = offset > 0 && response.StatusCode == HttpStatusCode.PartialContent;
        if (offset > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            if (response.Content.Headers.ContentRange?.Length == offset)
                return;
            part.Remove();
            throw new InterruptedTransferException("the part that was here is no part of the file");
        }

        if (!isRest)
            RequireWhole(response);
        else if (!ContinuesPart(response, offset))
        {
            part.Remove();
            throw new InterruptedTransferException("the server answered with another piece or version of the file than was asked for");
        }

        var total = response.Content.Headers.ContentLength + (isRest ? offset : 0);
        RequireAcceptable(total ?? 0);
        using var body = await FromServer(() => response.Content.ReadAsStreamAsync(silence.Token), silence, cancellation);
        using var file = isRest ? part.OpenToAppend() : part.OpenAnew(response.Headers.ETag);
        var buffer = new byte[BufferSize];
        var received = file.Position;
        while (await FromServer(() => body.ReadAsync(buffer, silence.Token).AsTask(), silence, cancellation) is > 0 and var read)
        {
            RequireAcceptable(received += read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            progress?.Report(new DownloadProgress(received, total));
        }
    }

    private HttpRequestMessage Request(long offset)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (offset == 0)
            return request;
        request.Headers.Range = new RangeHeaderValue(offset, null);
        if (part.Tag is { } tag)
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return request;
    }

    // A server may disregard If-Range, so its tag is compared once more.
    private bool ContinuesPart(HttpResponseMessage response, long offset) =>
        response.Content.Headers.ContentRange?.From == offset
        && (part.Tag is not { } tag || response.Headers.ETag is not { } other || tag.Equals(other));

    private static void RequireWhole(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status == 200)
            return;
        var answer = $"the server answers {status} ({response.StatusCode})";
        if (status is 408 or 429 or >= 500)
            throw new InterruptedTransferException(answer);
        throw new DownloadFailedException(status is >= 300 and < 400
            ? $"{response.RequestMessage!.RequestUri} redirects once too often, or to an address that is not safe; check the address"
            : $"{answer} for {response.RequestMessage!.RequestUri}; check the address, or name a mirror");
    }

    private void RequireAcceptable(long bytes)
    {
        if (bytes > options.MaximumBytes)
        {
            throw new DownloadFailedException(
                $"{address} has more than {options.MaximumBytes} bytes, which is more than is taken; check the address");
        }
    }

    private async Task<T> FromServer<T>(Func<Task<T>> wait, CancellationTokenSource silence, CancellationToken cancellation)
    {
        silence.CancelAfter(options.Patience);
        try
        {
            return await wait();
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            throw new InterruptedTransferException(
                FormattableString.Invariant($"the server said nothing for {options.Patience.TotalSeconds} s"), fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new InterruptedTransferException(fault.Message.TrimEnd('.'), fault);
        }
    }
}

/// <summary>An attempt failed in a way that another may not.</summary>
/// <param name="message">Why, without a full stop.</param>
/// <param name="innerException">The cause.</param>
internal sealed class InterruptedTransferException(string message, Exception? innerException = null) : Exception(message, innerException);
