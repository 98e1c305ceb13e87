using System.Globalization;
using System.Net;

namespace Phodos.Datasets.Fetch.MaterialsProject;

/// <summary>What a server answered: its status, and its content where that is 200.</summary>
internal readonly record struct ServerAnswer(HttpStatusCode Status, byte[] Content);

/// <summary>Asks a server, again and again where it is busy, broken or silent.</summary>
internal sealed class PatientClient : IDisposable
{
    private const int MaximumContent = 256 * 1024 * 1024;

    // A server that asks for more is not waited for.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly DownloadOptions _options;
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;
    private readonly HttpClient _client;

    internal PatientClient(DownloadOptions options, Func<TimeSpan, CancellationToken, Task> wait)
    {
        (_options, _wait) = (options, wait);

        // A redirect would take the key to another server.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = options.Patience })
        {
            Timeout = options.Patience,
            MaxResponseContentBufferSize = MaximumContent,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("phodos");
    }

    /// <summary>The answer to a request; only what may be another time is asked for again.</summary>
    /// <param name="address">The address; it is named in messages, so it holds no secret.</param>
    /// <param name="key">The key to send, or null.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DownloadFailedException">The server does not answer, or only that it is busy or broken.</exception>
    internal async Task<ServerAnswer> AskAsync(Uri address, MaterialsProjectKey? key, CancellationToken cancellation)
    {
        var wait = _options.FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            string problem;
            TimeSpan? asked = null;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (key is not null)
                    request.Headers.Add("X-API-KEY", key.Value);
                using var response = await _client.SendAsync(request, cancellation);
                var status = (int)response.StatusCode;
                if (status is not (408 or 429 or >= 500))
                    return new ServerAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
                problem = string.Create(CultureInfo.InvariantCulture, $"the server answers {status} ({response.StatusCode})");
                asked = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - DateTimeOffset.UtcNow : null;
            }
            catch (HttpRequestException fault)
            {
                problem = fault.Message.TrimEnd('.');
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                problem = string.Create(
                    CultureInfo.InvariantCulture, $"the server did not answer within {_options.Patience.TotalSeconds} s");
            }

            if (asked > LongestWait)
                problem += string.Create(CultureInfo.InvariantCulture, $" and asks to wait {asked.Value.TotalSeconds:F0} s");
            if (attempt >= _options.Attempts || asked > LongestWait)
            {
                throw new DownloadFailedException(
                    $"cannot fetch {address}: {problem}; what has come is kept, and the next try goes on there");
            }

            await _wait(asked > TimeSpan.Zero ? asked.Value : wait, cancellation);
            wait *= 2;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
